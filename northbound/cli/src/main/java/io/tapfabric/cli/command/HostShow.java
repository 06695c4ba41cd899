package io.tapfabric.cli.command;

import com.google.common.collect.Maps;
import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.HostIds;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.store.Answer;
import io.tapfabric.cli.store.Datastore;
import io.tapfabric.cli.view.DifferenceView;
import io.tapfabric.cli.view.HostView;
import io.tapfabric.cli.view.Json;
import io.tapfabric.cli.view.Screen;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.binding.api.RpcService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ShowHost;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ShowHostInputBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ShowHostOutput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ShowHostOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsStateBuilder;

/**
 * Shows what a host should hold, what it holds, and the difference.
 */
@Service
@Command(scope = "tap", name = "host-show",
    description = "Show what a host should hold, what it holds, and the difference: + missing, - left over, ! differs")
public final class HostShow extends ReadCommand {
    @Reference
    private @Nullable RpcService rpcs;
    @Argument(name = "id", required = true, multiValued = true, description = "The host's system-id")
    @Completion(HostIds.class)
    private List<String> words = List.of();
    @Option(name = "--diff", description = "Only what differs")
    private boolean diff;

    @Override
    List<String> words() {
        return words;
    }

    @Override
    Json json(final List<String> ids, final Datastore datastore, final Json document) throws Failure {
        final var entries = Maps.filterValues(ask(ids).nonnullEntry(), entry -> !diff || DifferenceView.differs(entry));
        final var id = id(ids);
        final var host = Maps.filterKeys(datastore.state().nonnullHost(), key -> key.getId().equals(id));
        return document.with(TapsState.class, new TapsStateBuilder().setHost(host).build())
            .with(ShowHost.QNAME, new ShowHostOutputBuilder().setEntry(entries).build());
    }

    @Override
    void text(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
        final var view = new DifferenceView(ask(ids).nonnullEntry().values());
        if (!diff) {
            HostView.show(id(ids), datastore.state()).ifPresent(screen::print);
        }
        screen.print(view.table(diff));
        screen.print(view.summary());
    }

    private ShowHostOutput ask(final List<String> ids) throws Failure {
        final var rpc = Injected.by(rpcs).getRpc(ShowHost.class);
        return Answer.ofRpc(rpc.invoke(new ShowHostInputBuilder().setHost(id(ids)).build()));
    }

    private static HostId id(final List<String> ids) throws Failure {
        return Leaf.HOST.of("id", only(ids));
    }
}
