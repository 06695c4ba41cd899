package io.tapfabric.testbed;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an expert makes by hand of what a tap-flow does: a mirror of one guest's sent packets, a bridge like brtap on h3
 * and on h4, GRE between them; for the moves beside which ours are measured. The hosts are connected to no controller.
 */
final class HandMade implements AutoCloseable {
    private static final String BRIDGE = "brhand";
    private static final List<String> HOSTS = List.of("h3", "h4");
    private static final String FLOW = "priority=10,in_port=%s,actions=%s";

    private final Hosts hosts;
    private final SortedSet<String> copying = new TreeSet<>();

    HandMade(final Hosts hosts) {
        this.hosts = hosts;
        HOSTS.forEach(this::makeBridge);
    }

    private void makeBridge(final String host) {
        final var other = host.equals("h3") ? "172.31.0.4" : "172.31.0.3";
        hosts.vsctl(host, "--", "add-br", BRIDGE, "--", "set", "bridge", BRIDGE, "datapath_type=netdev",
            "fail_mode=secure", "--", "add-port", BRIDGE, "hand-gre", "--", "set", "interface", "hand-gre", "type=gre",
            "options:key=4711", "options:remote_ip=" + other, "--", "add-port", "br-int", "hand-out", "--", "set",
            "interface", "hand-out", "type=patch", "options:peer=hand-in", "--", "add-port", BRIDGE, "hand-in", "--",
            "set", "interface", "hand-in", "type=patch", "options:peer=hand-out");
    }

    String bridge() {
        return BRIDGE;
    }

    /** Copies what {@code source} sends, from now on; the ways are there already. */
    void copy(final Guest source) {
        hosts.vsctl(source.host(), "--", "--id=@s", "get", "port", source.port(), "--", "--id=@o", "get", "port",
            "hand-out", "--", "--id=@m", "create", "mirror", "name=hand", "select_src_port=@s", "output_port=@o", "--",
            "add", "bridge", "br-int", "mirrors", "@m");
        copying.add(source.host());
    }

    /** Copies go to these sinks; from tunnels first, so that the new way is there before the old one ends. */
    void deliverTo(final List<Guest> sinks) {
        HOSTS.forEach(host -> flow(host, "hand-gre", outputs(at(host, sinks))));
        HOSTS.forEach(host -> {
            final var far = sinks.stream().filter(sink -> !sink.host().equals(host)).findFirst();
            flow(host, "hand-in", outputs(Stream.concat(far.map(sink -> ofport(host, "hand-gre")).stream(),
                at(host, sinks))));
        });
    }

    private Stream<String> at(final String host, final List<Guest> sinks) {
        return sinks.stream().filter(sink -> sink.host().equals(host)).map(sink -> ofport(host, sink.port()));
    }

    private static String outputs(final Stream<String> ports) {
        final var outputs = ports.map(port -> "output:" + port).collect(Collectors.joining(","));
        return outputs.isEmpty() ? "drop" : outputs;
    }

    private void flow(final String host, final String inPort, final String actions) {
        hosts.ofctl(host, "add-flow", BRIDGE, FLOW.formatted(ofport(host, inPort), actions));
    }

    private String ofport(final String host, final String port) {
        return hosts.vsctl(host, "get", "interface", port, "ofport").strip();
    }

    @Override
    public void close() {
        copying.forEach(host -> hosts.vsctl(host, "--", "--id=@m", "get", "mirror", "hand", "--", "remove", "bridge",
            "br-int", "mirrors", "@m"));
        HOSTS.forEach(host -> hosts.vsctl(host, "--", "del-port", "br-int", "hand-out", "--", "del-br", BRIDGE));
    }
}
