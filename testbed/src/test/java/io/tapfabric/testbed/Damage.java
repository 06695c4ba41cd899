package io.tapfabric.testbed;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * What can happen to a host, or be done to it by hand, between a source on h1 and a sink on h2. Each must be repaired
 * without being asked.
 */
enum Damage {
    MIRROR_REMOVED((hosts, guests) -> hosts.vsctl("h1", "clear", "bridge", "br-int", "mirrors")),
    MIRROR_SELECTION_CLEARED((hosts, guests) -> rows(hosts, "h1", "mirror").forEach(mirror ->
        hosts.vsctl("h1", "clear", "mirror", mirror, "select_src_port", "select_dst_port"))),
    MIRROR_MADE_TO_SELECT_ALL((hosts, guests) -> rows(hosts, "h1", "mirror").forEach(mirror ->
        hosts.vsctl("h1", "set", "mirror", mirror, "select_all=true", "select_src_port=[]", "select_dst_port=[]",
            "select_vlan=999"))),
    PATCH_PORTS_REMOVED((hosts, guests) -> ports(hosts, "h1", "patch").forEach(port ->
        hosts.vsctl("h1", "del-port", port))),
    PATCH_PORTS_TURNED_AWAY((hosts, guests) -> ports(hosts, "h1", "patch").forEach(port ->
        hosts.vsctl("h1", "set", "interface", port, "options:peer=nowhere"))),
    TUNNEL_PORT_REMOVED_AT_SOURCE((hosts, guests) -> ports(hosts, "h1", "gre").forEach(port ->
        hosts.vsctl("h1", "del-port", port))),
    TUNNEL_PORT_REMOVED_AT_SINK((hosts, guests) -> ports(hosts, "h2", "gre").forEach(port ->
        hosts.vsctl("h2", "del-port", port))),
    TUNNEL_TURNED_AWAY((hosts, guests) -> ports(hosts, "h1", "gre").forEach(port ->
        hosts.vsctl("h1", "set", "interface", port, "options:remote_ip=172.31.0.99"))),
    TUNNEL_KEY_FIXED((hosts, guests) -> ports(hosts, "h2", "gre").forEach(port ->
        hosts.vsctl("h2", "set", "interface", port, "options:key=7"))),
    FLOWS_REMOVED_AT_SOURCE((hosts, guests) -> hosts.ofctl("h1", "-O", "OpenFlow14", "del-flows", "brtap")),
    FLOWS_REMOVED_AT_SINK((hosts, guests) -> hosts.ofctl("h2", "-O", "OpenFlow14", "del-flows", "brtap")),
    FLOWS_MADE_TO_DROP((hosts, guests) -> hosts.ofctl("h1", "-O", "OpenFlow14", "mod-flows", "brtap", "actions=drop")),
    FLOW_ADDED_THAT_DROPS((hosts, guests) ->
        hosts.ofctl("h2", "-O", "OpenFlow14", "add-flow", "brtap", "priority=65535,actions=drop")),
    TAP_BRIDGE_REMOVED_AT_SOURCE((hosts, guests) -> hosts.vsctl("h1", "del-br", "brtap")),
    CONTROLLER_ROW_REMOVED_AND_FLOWS_WITH_IT((hosts, guests) -> hosts.vsctl("h1", "del-controller", "brtap")),
    VSWITCHD_STOPPED((hosts, guests) -> restart(hosts, "h1", "stop", "vswitchd")),
    VSWITCHD_KILLED((hosts, guests) -> restart(hosts, "h2", "kill", "vswitchd")),
    OVSDB_RESTARTED_AT_SOURCE((hosts, guests) -> restart(hosts, "h1", "stop", "ovsdb")),
    OVSDB_KILLED_AT_SINK((hosts, guests) -> restart(hosts, "h2", "kill", "ovsdb")),
    SOURCE_UNPLUGGED((hosts, guests) -> replug(hosts, guests.source())),
    SINK_UNPLUGGED((hosts, guests) -> replug(hosts, guests.sink()));

    private final BiConsumer<Hosts, Ends> action;

    Damage(final BiConsumer<Hosts, Ends> action) {
        this.action = action;
    }

    /** Does it. */
    void strike(final Hosts hosts, final Ends ends) {
        action.accept(hosts, ends);
    }

    /** The two ends of the tap-flow that suffers. */
    record Ends(Guest source, Guest sink) {
    }

    private static void restart(final Hosts hosts, final String host, final String end, final String daemon) {
        hosts.run(end, host, daemon);
        hosts.run("start", host, daemon);
    }

    private static void replug(final Hosts hosts, final Guest guest) {
        hosts.run("unplug", guest.host(), guest.name());
        hosts.run("plug", guest.host(), guest.name());
    }

    private static Stream<String> ports(final Hosts hosts, final String host, final String type) {
        return words(hosts.vsctl(host, "--bare", "--columns=name", "find", "interface", "type=" + type));
    }

    private static Stream<String> rows(final Hosts hosts, final String host, final String table) {
        return words(hosts.vsctl(host, "--bare", "--columns=_uuid", "list", table));
    }

    private static Stream<String> words(final String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty());
    }
}
