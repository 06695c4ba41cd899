package io.tapfabric.testbed;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What foreign hands do to the rows and flows of ours on one host, whatever these are.
 */
enum FaultHands {
    MIRRORS_TAKEN_AWAY((hosts, host, random) -> names(hosts, host, "mirror").forEach(mirror -> hosts.vsctl(host,
        "--", "--id=@m", "get", "mirror", mirror, "--", "remove", "bridge", "br-int", "mirrors", "@m"))),
    SELECTION_CLEARED((hosts, host, random) -> names(hosts, host, "mirror").forEach(mirror ->
        hosts.vsctl(host, "clear", "mirror", mirror, "select_src_port", "select_dst_port"))),
    MADE_TO_SELECT_ALL((hosts, host, random) -> names(hosts, host, "mirror").forEach(mirror ->
        hosts.vsctl(host, "set", "mirror", mirror, "select_all=true", "select_vlan=999"))),
    A_PORT_REMOVED((hosts, host, random) -> one(names(hosts, host, "port"), random).forEach(port ->
        hosts.vsctl(host, "del-port", port))),
    PATCHES_TURNED_AWAY((hosts, host, random) -> typed(hosts, host, "patch").forEach(port ->
        hosts.vsctl(host, "set", "interface", port, "options:peer=nowhere"))),
    TUNNELS_REMOVED((hosts, host, random) -> typed(hosts, host, "gre").forEach(port ->
        hosts.vsctl(host, "del-port", port))),
    TUNNELS_TURNED_AWAY((hosts, host, random) -> typed(hosts, host, "gre").forEach(port ->
        hosts.vsctl(host, "set", "interface", port, "options:remote_ip=172.31.0.99"))),
    TUNNEL_KEY_FIXED((hosts, host, random) -> one(typed(hosts, host, "gre"), random).forEach(port ->
        hosts.vsctl(host, "set", "interface", port, "options:key=7"))),
    FLOWS_REMOVED((hosts, host, random) -> hosts.ofctl(host, "-O", "OpenFlow14", "del-flows", "brtap")),
    A_TABLE_REMOVED((hosts, host, random) -> hosts.ofctl(host, "-O", "OpenFlow14", "del-flows", "brtap",
        "table=" + one(List.of("0", "10", "20", "22", "30", "40", "50"), random).get(0))),
    FLOWS_MADE_TO_DROP((hosts, host, random) -> hosts.ofctl(host, "-O", "OpenFlow14", "mod-flows", "brtap",
        "actions=drop")),
    FLOW_ADDED_THAT_FLOODS((hosts, host, random) -> hosts.ofctl(host, "-O", "OpenFlow14", "add-flow", "brtap",
        "priority=65535,actions=flood")),
    BRIDGE_MADE_TO_FORWARD((hosts, host, random) -> hosts.vsctl(host, "set-fail-mode", "brtap", "standalone")),
    CONTROLLER_REMOVED((hosts, host, random) -> hosts.vsctl(host, "del-controller", "brtap")),
    /** Takes the ports of sinks with it. */
    BRIDGE_REMOVED((hosts, host, random) -> hosts.vsctl(host, "del-br", "brtap"));

    private final Action action;

    FaultHands(final Action action) {
        this.action = action;
    }

    /** Does it on a host. */
    void strike(final Hosts hosts, final String host, final Random random) {
        action.strike(hosts, host, random);
    }

    /** What is done. */
    private interface Action {
        void strike(Hosts hosts, String host, Random random);
    }

    /** The names of our rows in a table, sorted. */
    private static List<String> names(final Hosts hosts, final String host, final String table) {
        return words(hosts.vsctl(host, "--bare", "--columns=name", "find", table, "external_ids:tapfabric=owned"),
            name -> !name.equals("brtap"));
    }

    /** The names of ports of a type that only we make here, sorted. */
    private static List<String> typed(final Hosts hosts, final String host, final String type) {
        return words(hosts.vsctl(host, "--bare", "--columns=name", "find", "interface", "type=" + type), name -> true);
    }

    private static List<String> words(final String text, final Predicate<String> wanted) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).filter(wanted).sorted().toList();
    }

    private static List<String> one(final List<String> all, final Random random) {
        return all.isEmpty() ? all : Stream.of(all.get(random.nextInt(all.size()))).toList();
    }
}
