package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.store.Datastore;
import io.tapfabric.cli.store.StoredQuotas;
import io.tapfabric.cli.view.Json;
import io.tapfabric.cli.view.QuotaView;
import io.tapfabric.cli.view.Screen;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsStateBuilder;

/**
 * Lists the quotas, and who uses most of each.
 */
@Service
@Command(scope = "tap", name = "quota-list", description = "List the quotas, and who uses most of each")
public final class QuotaList extends ReadCommand {
    @Reference
    private @Nullable DOMDataBroker broker;

    @Override
    Json json(final List<String> ids, final Datastore datastore, final Json document) throws Failure {
        final var state = datastore.state();
        return document.with(quotas().taps()).with(TapsState.class,
            new TapsStateBuilder().setGeneration(state.getGeneration()).setQuota(state.getQuota()).build());
    }

    @Override
    void text(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
        final var taps = quotas().taps();
        screen.print(QuotaView.list(datastore.state(), quota -> StoredQuotas.has(taps, quota)));
    }

    private StoredQuotas quotas() {
        return new StoredQuotas(Injected.by(broker));
    }
}
