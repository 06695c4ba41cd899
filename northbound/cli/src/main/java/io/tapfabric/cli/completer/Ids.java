package io.tapfabric.cli.completer;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.store.Datastore;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.binding.api.DataBroker;

/**
 * Completes with ids as they are in the datastore at that moment.
 */
abstract class Ids implements Completer {
    /** What a completer answers if it has nothing to offer. */
    private static final int NOTHING = -1;

    @Reference
    private @Nullable DataBroker broker;

    @Override
    public final int complete(final Session session, final CommandLine line, final List<String> candidates) {
        final var injected = broker;
        if (injected == null) {
            return NOTHING;
        }
        try {
            return new StringsCompleter(ids(new Datastore(injected))).complete(session, line, candidates);
        } catch (Failure e) {
            // a person who presses TAB wants no message: the command itself will say it
            return NOTHING;
        }
    }

    abstract Collection<String> ids(Datastore datastore) throws Failure;
}
