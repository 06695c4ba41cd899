package io.tapfabric.cli.command;

import com.google.common.collect.Sets;
import io.tapfabric.cli.Failure;
import io.tapfabric.cli.option.Given;
import io.tapfabric.cli.store.Answer;
import io.tapfabric.cli.store.Datastore;
import io.tapfabric.cli.store.Edit;
import io.tapfabric.cli.view.PlanView;
import io.tapfabric.cli.view.Screen;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.binding.api.RpcService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Plan;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;

/**
 * A command that changes intents, or with {@code --dry-run} only says what the change would do.
 */
abstract class ChangeCommand extends TapCommand {
    private static final String DRY_RUN = "--dry-run";

    @Reference
    private @Nullable RpcService rpcs;
    @Option(name = DRY_RUN, description = "Change nothing, but print what would become of hosts and tap-flows")
    private boolean dryRun;

    @Override
    final void run(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
        if (dryRun) {
            final var question = edit(ids, datastore.taps()).question();
            new PlanView(Answer.ofRpc(rpcs().getRpc(Plan.class).invoke(question))).print(screen);
        } else {
            commit(ids, screen, datastore);
        }
    }

    /** The change that the arguments and options say. */
    abstract Edit edit(List<String> ids, Taps before) throws Failure;

    /** Makes the change. */
    void commit(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
        datastore.commit(before -> edit(ids, before));
    }

    final RpcService rpcs() {
        return Injected.by(rpcs);
    }

    /** Fails if no option says what to change. */
    final void requireSome() throws Failure {
        final var flags = Sets.difference(new OptionFields(this).flags(), Set.of(DRY_RUN));
        if (given().words().isEmpty() && flags.isEmpty()) {
            throw nothingToChange();
        }
    }

    static Failure nothingToChange() {
        return new Failure("nothing to change: give at least one option; --help shows them");
    }

    /** The options that have a text. */
    final Given given() {
        return new OptionFields(this).given();
    }
}
