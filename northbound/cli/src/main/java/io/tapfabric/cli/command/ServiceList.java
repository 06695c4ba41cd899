package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.HostIds;
import io.tapfabric.cli.store.IntentList;
import io.tapfabric.cli.store.Subset;
import io.tapfabric.cli.store.Where;
import io.tapfabric.cli.view.Table;
import io.tapfabric.cli.view.TapServiceView;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;

/**
 * Lists the tap-services with their states.
 */
@Service
@Command(scope = "tap", name = "service-list", description = "List the tap-services with their states")
public final class ServiceList extends IntentsCommand<TapService> {
    @Option(name = "--host", valueToShowInHelp = "", description = "Only those whose sink is on this host now")
    @Completion(HostIds.class)
    private @Nullable String host;

    @Override
    Collection<TapService> select(final List<String> ids, final Taps taps, final TapsState state) throws Failure {
        final var where = new Where(state);
        return IntentList.TAP_SERVICES.byId(taps).values().stream()
            .filter(service -> host == null || where.hosts(service).contains(host)).toList();
    }

    @Override
    Subset subset(final Collection<TapService> entries, final TapsState state) {
        return Subset.ofTapServices(entries, state);
    }

    @Override
    Table table(final Collection<TapService> entries, final TapsState state) {
        return TapServiceView.list(entries, state);
    }
}
