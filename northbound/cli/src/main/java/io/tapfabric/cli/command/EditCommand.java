package io.tapfabric.cli.command;

import com.google.common.collect.Sets;
import io.tapfabric.cli.Failure;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.option.Word;
import io.tapfabric.cli.store.Edit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.karaf.shell.api.action.Option;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yangtools.yang.binding.DataObject;

/**
 * A command that creates or updates an intent: the options that all kinds have in common.
 */
abstract class EditCommand<T extends DataObject> extends NicCommand {
    private final Kind<T> kind;

    @Option(name = Word.NAME, valueToShowInHelp = "", description = "A name for people")
    private @Nullable String name;
    @Option(name = Word.DESCRIPTION, aliases = "--desc", valueToShowInHelp = "", description = "Free text for people")
    private @Nullable String description;
    @Option(name = Word.ENABLED, description = "Switch it on")
    private boolean enabled;
    @Option(name = Word.DISABLED, description = "Switch it off")
    private boolean disabled;

    EditCommand(final Kind<T> kind) {
        this.kind = kind;
    }

    /** A new intent as the options say it. */
    abstract T created(Id id) throws Failure;

    /** An existing one with what the options say changed. */
    abstract T updated(T before) throws Failure;

    final Edit create(final List<String> ids, final Taps taps) throws Failure {
        return kind.list().add(taps, created(Leaf.id(only(ids))));
    }

    final Edit update(final List<String> ids, final Taps taps) throws Failure {
        final var before = kind.list().get(taps, Leaf.id(only(ids)));
        requireSome();
        return kind.list().put().apply(updated(before));
    }

    /** Whether to switch it on or off, if given. */
    final Optional<Boolean> enabled() throws Failure {
        final var both = Set.of(Word.ENABLED, Word.DISABLED);
        final var flags = Sets.intersection(new OptionFields(this).flags(), both);
        if (flags.equals(both)) {
            throw new Failure("--enabled and --disabled exclude each other: give one of them");
        }
        return flags.stream().findFirst().map(Word.ENABLED::equals);
    }
}
