package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.option.Word;
import io.tapfabric.cli.view.Columns;
import java.util.function.Predicate;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yangtools.yang.binding.DataObject;

/**
 * Lists intents that are switched on and off, and have a state.
 */
abstract class StateListCommand<T extends DataObject> extends ListCommand<T> {
    @Option(name = Word.ENABLED, description = "Only those that are switched on")
    private boolean enabled;
    @Option(name = Word.DISABLED, description = "Only those that are switched off")
    private boolean disabled;
    @Option(name = "--state", aliases = "--status", valueToShowInHelp = "", description = "Only those in this state")
    @Completion(value = StringsCompleter.class,
        values = {"PENDING", "ACTIVE", "DEGRADED", "REJECTED", "DISABLED"})
    private @Nullable String state;

    StateListCommand(final Kind<T> kind) {
        super(kind);
    }

    @Override
    final Predicate<T> shown(final TapsState states) throws Failure {
        final var wantedState = new OptionFields(this).given().find("--state", Leaf.STATE);
        final Columns<T> columns = kind.columns();
        return super.shown(states).and(entry -> (!enabled || "yes".equals(columns.text("enabled", entry, states)))
            && (!disabled || "no".equals(columns.text("enabled", entry, states)))
            && wantedState.filter(one -> !one.getName().equals(columns.text("state", entry, states))).isEmpty());
    }
}
