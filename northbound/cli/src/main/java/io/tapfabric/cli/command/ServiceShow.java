package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.TapServiceIds;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.store.IntentList;
import io.tapfabric.cli.store.Subset;
import io.tapfabric.cli.view.Table;
import io.tapfabric.cli.view.TapServiceView;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;

/**
 * Shows one tap-service, its state and its problems.
 */
@Service
@Command(scope = "tap", name = "service-show", description = "Show one tap-service, its state and its problems")
public final class ServiceShow extends IntentsCommand<TapService> {
    @Argument(name = "id", required = true, multiValued = true, description = "The tap-service's id")
    @Completion(TapServiceIds.class)
    private List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    Collection<TapService> select(final List<String> ids, final Taps taps, final TapsState state) throws Failure {
        return List.of(IntentList.TAP_SERVICES.get(taps, Leaf.ID.of(only(ids))));
    }

    @Override
    Subset subset(final Collection<TapService> entries, final TapsState state) {
        return Subset.ofTapServices(entries, state);
    }

    @Override
    Table table(final Collection<TapService> entries, final TapsState state) {
        return TapServiceView.show(entries.iterator().next(), state);
    }
}
