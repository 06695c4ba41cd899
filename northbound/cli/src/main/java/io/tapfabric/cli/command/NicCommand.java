package io.tapfabric.cli.command;

import io.tapfabric.cli.completer.HostIds;
import io.tapfabric.cli.option.Word;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A command that describes a source or a sink: the options that both have.
 */
abstract class NicCommand extends ChangeCommand {
    static final String IFACE_ID = "The NIC whose interface has this external_ids:iface-id (OpenStack: the port's id)";
    static final String MAC = "A MAC address; alone, that of the NIC by its interface's external_ids:attached-mac";
    static final String IP = "One of the guest's addresses";
    static final String HOST = "A host, by its system-id";
    static final String PORT = "An Open vSwitch port of that host";

    @Option(name = Word.IFACE_ID, valueToShowInHelp = "", description = IFACE_ID)
    private @Nullable String ifaceId;
    @Option(name = Word.MAC, aliases = "--mac-addr", valueToShowInHelp = "", description = MAC)
    private @Nullable String mac;
    @Option(name = Word.IP_ADDR, aliases = "--ip", valueToShowInHelp = "", description = IP)
    private @Nullable String ip;
    @Option(name = Word.HOST, aliases = "--host-id", valueToShowInHelp = "", description = HOST)
    @Completion(HostIds.class)
    private @Nullable String host;
    @Option(name = Word.PORT, valueToShowInHelp = "", description = PORT)
    private @Nullable String port;
}
