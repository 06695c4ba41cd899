package io.tapfabric.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * RSPAN from end to end: copies in VLANs on a cable, and a switch at its other end whose VLANs are sources.
 */
@EndToEnd
class RemoteSpanTest {
    private static final int COUNT = 5;
    private static final int VLAN = 130;
    private static final int NEST = 900;
    private static final int REPLACE = 901;
    private static final String NIC = "eth8";
    private static final String CABLE = "rs0";
    private static final String BRIDGE = "br-rs";

    @Test
    @DisplayName("tags nest and replace; the other host takes each VLAN to its sink, ports of other VLANs see nothing")
    void fromHostToHost(final Scenario scenario) {
        final var source = scenario.vm("h1", VLAN);
        final var peer = scenario.vm("h1", VLAN);
        cable(scenario);
        final var member = neighbour(scenario, "tag=" + NEST);
        final var access = neighbour(scenario, "tag=33");
        final var trunk = neighbour(scenario, "trunks=33,130,899");
        final var nested = scenario.sink("h2");
        final var replaced = scenario.sink("h2");
        final var far = scenario.hosts().systemId("h2");
        final var flows = List.of(
            flow(scenario, scenario.serviceTo(vlan(scenario, NEST, "nest")), bridge(scenario, "h1", "br-int", VLAN)),
            flow(scenario, scenario.serviceTo(vlan(scenario, REPLACE, "replace")),
                bridge(scenario, "h1", "br-int", VLAN)),
            flow(scenario, scenario.service(nested), bridge(scenario, "h2", BRIDGE, NEST)),
            flow(scenario, scenario.service(replaced),
                "\"vlan\": {\"vlan\": [\"%d\"], \"host\": [\"%s\"]}".formatted(REPLACE, far)));
        flows.forEach(scenario::awaitEffect);

        final var sent = scenario.keep(Capture.ofAll(scenario.hosts(), source));
        final var cable = scenario.keep(Capture.from(scenario.hosts(), "h1", NIC, "h2", CABLE));
        final var captures = Stream.of(nested, replaced, member, access, trunk).map(scenario::capture).toList();
        final var ping = Ping.times(COUNT, scenario.hosts(), source, peer);
        Stream.concat(Stream.of(sent, cable), captures.stream()).forEach(Capture::settle);

        final var original = frames(sent, ping);
        assertEquals(2 * COUNT, original.size());
        final var tagged = original.stream().map(frame -> frame.tagged(VLAN)).toList();
        final var inNest = hex(tagged.stream().map(frame -> frame.tagged(NEST)).toList());
        final var inReplace = hex(original.stream().map(frame -> frame.tagged(REPLACE)).toList());
        assertEquals(Stream.concat(inNest.stream(), inReplace.stream()).sorted().toList(),
            hex(cable.frames().stream().filter(frame -> belongs(frame, ping)).toList()), "on the cable");
        assertEquals(inNest, hex(frames(captures.get(0), ping)), "VLAN " + NEST);
        assertEquals(inReplace, hex(frames(captures.get(1), ping)), "VLAN " + REPLACE);
        assertEquals(hex(tagged), hex(frames(captures.get(2), ping)), "a port of VLAN " + NEST);
        captures.subList(3, 5).forEach(capture -> assertEquals(List.of(), hex(frames(capture, ping)), "other VLANs"));
    }

    private static String flow(final Scenario scenario, final String service, final String source) {
        final var id = "from-" + service;
        scenario.putFlow(id, service, "BOTH", "\"enabled\": true", List.of(source)).orFail();
        return id;
    }

    private static String bridge(final Scenario scenario, final String host, final String bridge, final int vlan) {
        return "\"vswitch\": {\"host\": \"%s\", \"bridge\": \"%s\", \"vlan\": [\"%d\"]}"
            .formatted(scenario.hosts().systemId(host), bridge, vlan);
    }

    /**
     * A NIC of h1 that nobody uses, and at the other end of its cable a trunk port of a bridge of h2. That floods what
     * is in the VLANs of the copies, as a switch has to that shall not learn addresses from copies.
     */
    private static void cable(final Scenario scenario) {
        final var hosts = scenario.hosts();
        hosts.run("nic", "h1", NIC, "02:00:00:00:77:08");
        scenario.atEnd(() -> hosts.run("nicdel", "h1", NIC));
        final var far = hosts.enter("h2");
        hosts.run("exec", "h1/" + NIC, "ip", "link", "set", "eth0", "name", CABLE, "netns", far.get(far.size() - 1));
        hosts.run("exec", "h2", "ip", "link", "set", CABLE, "up");
        hosts.run("publish", "h1");
        hosts.vsctl("h2", "add-br", BRIDGE, "--", "set", "bridge", BRIDGE, "datapath_type=netdev",
            "fail_mode=standalone", "flood_vlans=%d,%d".formatted(NEST, REPLACE), "--", "add-port", BRIDGE, CABLE);
        scenario.atEnd(() -> hosts.vsctl("h2", "del-br", BRIDGE));
    }

    /** Somebody else on the bridge at the other end. */
    private static Guest neighbour(final Scenario scenario, final String vlans) {
        final var guest = scenario.sink("h2", BRIDGE);
        scenario.hosts().vsctl("h2", "set", "port", guest.port(), vlans);
        return guest;
    }

    private static String vlan(final Scenario scenario, final int vlan, final String tag) {
        return "\"vlan\": {\"host\": \"%s\", \"interface\": \"%s\", \"vlan\": %d, \"tag\": \"%s\"}"
            .formatted(scenario.hosts().systemId("h1"), NIC, vlan, tag);
    }

    private static List<Frame> frames(final Capture capture, final Ping ping) {
        return capture.frames().stream().filter(frame -> belongs(frame, ping)).toList();
    }

    /** Whether it is a packet of a ping, under one tag, two or none. */
    private static boolean belongs(final Frame frame, final Ping ping) {
        final var inner = frame.vlan().equals(OptionalInt.of(NEST)) ? frame.untagged() : frame;
        return inner.echo().filter(echo -> echo.id() == ping.id()).isPresent();
    }

    private static List<String> hex(final List<Frame> frames) {
        return frames.stream().map(Frame::hex).sorted().toList();
    }
}
