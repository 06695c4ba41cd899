package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.store.Datastore;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Option;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yangtools.yang.binding.DataObject;

/**
 * A command that creates or updates an intent: the options that all kinds have in common.
 */
abstract class EditCommand<T extends DataObject> extends TapCommand {
    private final Kind<T> kind;

    @Option(name = "--name", valueToShowInHelp = "", description = "A name for people")
    private @Nullable String name;
    @Option(name = "--description", valueToShowInHelp = "", description = "Free text for people")
    private @Nullable String description;
    @Option(name = "--enabled", description = "Switch it on")
    private boolean enabled;
    @Option(name = "--disabled", description = "Switch it off")
    private boolean disabled;

    EditCommand(final Kind<T> kind) {
        this.kind = kind;
    }

    /** A new intent as the options say it. */
    abstract T created(Id id) throws Failure;

    /** An existing one with what the options say changed. */
    abstract T updated(T before) throws Failure;

    final void create(final List<String> ids, final Datastore datastore) throws Failure {
        final var id = Leaf.ID.of(only(ids));
        final var entry = created(id);
        datastore.commit((taps, writes) -> {
            kind.list().requireFree(taps, id);
            kind.list().put(writes, entry);
        });
    }

    final void update(final List<String> ids, final Datastore datastore) throws Failure {
        final var id = Leaf.ID.of(only(ids));
        datastore.commit((taps, writes) -> {
            final var before = kind.list().get(taps, id);
            if (!new OptionFields(this).anyGiven()) {
                throw new Failure("nothing to change: give at least one option; --help shows them");
            }
            kind.list().put(writes, updated(before));
        });
    }

    /** The checked name, if given. */
    final Optional<String> name() throws Failure {
        return Leaf.NAME.find(name);
    }

    /** The checked description, if given. */
    final Optional<String> description() throws Failure {
        return Leaf.DESCRIPTION.find(description);
    }

    /** Whether to switch it on or off, if given. */
    final Optional<Boolean> enabled() throws Failure {
        if (enabled && disabled) {
            throw new Failure("--enabled and --disabled exclude each other: give one of them");
        }
        return enabled || disabled ? Optional.of(enabled) : Optional.empty();
    }
}
