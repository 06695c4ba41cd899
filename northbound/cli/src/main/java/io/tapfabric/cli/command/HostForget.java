package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.HostIds;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.store.Answer;
import io.tapfabric.cli.store.Datastore;
import io.tapfabric.cli.view.Screen;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.binding.api.RpcService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ForgetHost;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ForgetHostInputBuilder;

/**
 * Forgets hosts that are gone for good: each that can be forgotten, whatever becomes of the others.
 */
@Service
@Command(scope = "tap", name = "host-forget", description = "Forget hosts that are gone for good")
public final class HostForget extends TapCommand {
    @Reference
    private @Nullable RpcService rpcs;
    @Argument(name = "ids", required = true, multiValued = true, description = "The hosts' system-ids")
    @Completion(HostIds.class)
    private List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
        final var failures = new ArrayList<String>();
        for (var id : new LinkedHashSet<>(ids)) {
            try {
                forget(id);
                screen.print("host " + id + " forgotten");
            } catch (Failure e) {
                failures.add(e.sentence());
            }
        }
        if (!failures.isEmpty()) {
            throw new Failure(String.join("; ", failures));
        }
    }

    private void forget(final String id) throws Failure {
        final var input = new ForgetHostInputBuilder().setHost(Leaf.HOST.of("id", id)).build();
        Answer.ofRpc(Injected.by(rpcs).getRpc(ForgetHost.class).invoke(input));
    }
}
