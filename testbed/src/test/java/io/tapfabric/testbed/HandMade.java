package io.tapfabric.testbed;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an expert makes by hand of what a tap-flow does: a mirror of one guest's sent packets on h3, a bridge like brtap
 * there and on h4, GRE between them; for the moves of a sink beside which ours are measured. The hosts are connected to
 * no controller.
 */
final class HandMade implements AutoCloseable {
    private static final String BRIDGE = "brhand";
    private static final String SOURCE_HOST = "h3";
    private static final String FLOW = "priority=10,in_port=%s,actions=%s";

    private final Hosts hosts;

    private HandMade(final Hosts hosts) {
        this.hosts = hosts;
    }

    /** Copies what {@code source} on h3 sends to {@code sink}, which is on the bridge already. */
    static HandMade copying(final Hosts hosts, final Guest source) {
        final var made = new HandMade(hosts);
        List.of("h3", "h4").forEach(made::makeBridge);
        hosts.vsctl(SOURCE_HOST, "--", "add-port", "br-int", "hand-out", "--", "set", "interface", "hand-out",
            "type=patch", "options:peer=hand-in", "--", "add-port", BRIDGE, "hand-in", "--", "set", "interface",
            "hand-in", "type=patch", "options:peer=hand-out", "--", "--id=@s", "get", "port", source.port(), "--",
            "--id=@o", "get", "port", "hand-out", "--", "--id=@m", "create", "mirror", "name=hand",
            "select_src_port=@s", "output_port=@o", "--", "add", "bridge", "br-int", "mirrors", "@m");
        return made;
    }

    private void makeBridge(final String host) {
        final var other = host.equals("h3") ? "172.31.0.4" : "172.31.0.3";
        hosts.vsctl(host, "--", "add-br", BRIDGE, "--", "set", "bridge", BRIDGE, "datapath_type=netdev",
            "fail_mode=secure", "--", "add-port", BRIDGE, "hand-gre", "--", "set", "interface", "hand-gre", "type=gre",
            "options:key=4711", "options:remote_ip=" + other);
    }

    String bridge() {
        return BRIDGE;
    }

    /** Copies go to these sinks; those on h4 are told first, so that the new way is there before the old one ends. */
    void deliverTo(final List<Guest> sinks) {
        final var far = sinks.stream().filter(sink -> sink.host().equals("h4")).findFirst();
        far.ifPresent(sink -> flow("h4", "hand-gre", "output:" + ofport(sink)));
        final var near = sinks.stream().filter(sink -> sink.host().equals(SOURCE_HOST)).findFirst();
        flow(SOURCE_HOST, "hand-in", String.join(",", Stream.of(
            far.map(sink -> "output:" + ofport(SOURCE_HOST, "hand-gre")),
            near.map(sink -> "output:" + ofport(sink))).flatMap(Optional::stream).toList()));
    }

    private void flow(final String host, final String inPort, final String actions) {
        hosts.ofctl(host, "add-flow", BRIDGE, FLOW.formatted(ofport(host, inPort), actions));
    }

    private String ofport(final Guest guest) {
        return ofport(guest.host(), guest.port());
    }

    private String ofport(final String host, final String port) {
        return hosts.vsctl(host, "get", "interface", port, "ofport").strip();
    }

    @Override
    public void close() {
        hosts.vsctl(SOURCE_HOST, "--", "--id=@m", "get", "mirror", "hand", "--", "remove", "bridge", "br-int",
            "mirrors", "@m", "--", "del-port", "hand-out");
        List.of("h3", "h4").forEach(host -> hosts.vsctl(host, "del-br", BRIDGE));
    }
}
