package io.tapfabric.cli.command;

import io.tapfabric.cli.completer.HostIds;
import io.tapfabric.cli.option.NicOptions;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yangtools.yang.binding.DataObject;

/**
 * A command that creates or updates an intent that names a NIC: the source of a tap-flow, the sink of a tap-service.
 */
abstract class NicCommand<T extends DataObject> extends EditCommand<T> {
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

    NicCommand(final Kind<T> kind) {
        super(kind);
    }

    /** Which NIC. */
    final NicOptions nic() {
        return new NicOptions(Optional.ofNullable(ifaceId), Optional.ofNullable(mac), Optional.ofNullable(host),
            Optional.ofNullable(port));
    }
}
