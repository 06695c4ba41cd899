package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.store.Datastore;
import io.tapfabric.cli.view.Screen;
import io.tapfabric.cli.view.Style;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.Guard;

/**
 * What every command has: the datastore, a screen, and failures shown as one red line. Karaf makes a new object for
 * each call and sets the fields.
 */
public abstract class TapCommand implements Action {
    @Reference
    private @Nullable Session session;
    @Reference
    private @Nullable DataBroker broker;
    /** There while the rules are in force; without it Karaf has none of our commands. */
    @Reference
    private @Nullable Guard guard;

    @Override
    public final @Nullable Object execute() throws CommandException {
        Injected.by(guard);
        final var screen = Screen.of(Injected.by(session));
        try {
            run(new OptionFields(this).takeFrom(words()), screen, new Datastore(Injected.by(broker)));
        } catch (Failure e) {
            // Karaf prints the first argument as it is, logs at DEBUG, and ends an ssh command with status 1
            throw new CommandException(screen.paint(Style.RED, e.sentence()), e.sentence(), e);
        }
        return null;
    }

    /** The arguments, and the options behind them, as Karaf sets them; none for a command without arguments. */
    List<String> words() {
        return List.of();
    }

    /** Does the work with the arguments. */
    abstract void run(List<String> ids, Screen screen, Datastore datastore) throws Failure;

    /** The only argument. */
    static String only(final List<String> ids) throws Failure {
        if (ids.size() != 1) {
            throw new Failure("give exactly one id, not " + ids.size() + (ids.isEmpty() ? "" : ": " + ids));
        }
        return ids.get(0);
    }
}
