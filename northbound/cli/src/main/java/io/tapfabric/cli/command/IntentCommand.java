package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.HostIds;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.option.NicOptions;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A command that creates or updates an intent: the options that tap-services and tap-flows have in common.
 */
abstract class IntentCommand extends TapCommand {
    @Option(name = "--name", valueToShowInHelp = "", description = "A name for people")
    private @Nullable String name;
    @Option(name = "--description", valueToShowInHelp = "", description = "Free text for people")
    private @Nullable String description;
    @Option(name = "--enabled", description = "Switch it on")
    private boolean enabled;
    @Option(name = "--disabled", description = "Switch it off")
    private boolean disabled;
    @Option(name = "--iface-id", valueToShowInHelp = "",
        description = "The NIC whose interface has this external_ids:iface-id (OpenStack: the port's id)")
    private @Nullable String ifaceId;
    @Option(name = "--mac", valueToShowInHelp = "",
        description = "The NIC whose interface has this external_ids:attached-mac")
    private @Nullable String mac;
    @Option(name = "--host", valueToShowInHelp = "", description = "The NIC's host, by its system-id; with --port")
    @Completion(HostIds.class)
    private @Nullable String host;
    @Option(name = "--port", valueToShowInHelp = "", description = "The NIC's Open vSwitch port; with --host")
    private @Nullable String port;

    /** The checked name, if given. */
    final Optional<String> name() throws Failure {
        return name == null ? Optional.empty() : Optional.of(Leaf.NAME.of(name));
    }

    /** The checked description, if given. */
    final Optional<String> description() throws Failure {
        return description == null ? Optional.empty() : Optional.of(Leaf.DESCRIPTION.of(description));
    }

    /** Whether to switch it on or off, if given. */
    final Optional<Boolean> enabled() throws Failure {
        if (enabled && disabled) {
            throw new Failure("--enabled and --disabled exclude each other: give one of them");
        }
        return enabled || disabled ? Optional.of(enabled) : Optional.empty();
    }

    /** Which NIC. */
    final NicOptions nic() {
        return new NicOptions(given(ifaceId), given(mac), given(host), given(port));
    }

    /** Fails if no option is given at all. */
    final void requireOptions(final Optional<?>... more) throws Failure {
        final var own = Stream.of(name, description, ifaceId, mac, host, port).map(Optional::ofNullable);
        if (Stream.concat(own, Stream.of(more)).noneMatch(Optional::isPresent) && !enabled && !disabled) {
            throw new Failure("nothing to change: give at least one option; --help shows them");
        }
    }
}
