package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A guest on other people's hosts: nothing but our own rows and flows changes.
 */
@EndToEnd
class MannersTest {
    @Test
    @DisplayName("B12: foreign mirrors, flows, controllers and ports are as before, during a tap-flow and after it")
    void changesNothingElse(final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h1");
        final var probe = scenario.sink("h1", "br-int");
        final var sink = scenario.sink("h2");
        furnish(scenario, source, probe);
        final var before = snapshots(scenario);

        final var flow = scenario.activeFlow(scenario.service(sink), source, "BOTH");
        final var captures = Stream.of(sink, probe, peer).map(scenario::capture).toList();
        final var ping = Ping.times(5, scenario.hosts(), source, peer);
        captures.forEach(Capture::settle);
        assertEquals(DataPlaneTest.seen(ping, "BOTH"), captures.get(0).echoes(ping.id()), "our copies");
        assertEquals(DataPlaneTest.seen(ping, "BOTH"), captures.get(1).echoes(ping.id()), "foreign copies");
        assertEquals(ping.requestsOnce(), captures.get(2).echoes(ping.id()), "what the peer receives");
        assertEquals(foreign(before), foreign(snapshots(scenario)));

        scenario.deleteFlow(flow);
        await("nothing is left behind").untilAsserted(() -> {
            final var after = snapshots(scenario);
            assertEquals(foreign(before), foreign(after));
            assertEquals(ours(before), ours(after));
        });
    }

    @Test
    @DisplayName("ports of others keep their numbers when ours come while vswitchd is down")
    void displacesNobody(final Scenario scenario) {
        final var hosts = scenario.hosts();
        final var guests = Stream.generate(() -> scenario.vm("h1")).limit(4).toList();
        final var before = numbers(hosts, guests);
        final var service = scenario.service(scenario.sink("h2"));
        hosts.run("kill", "h1", "vswitchd");
        try {
            scenario.flow(service, guests.get(0), "BOTH");
            await("our rows").until(() -> hosts.vsctl("h1", "list-ports", "br-int").contains("tap-out"));
        } finally {
            hosts.run("start", "h1", "vswitchd");
        }
        await("our ports").until(() -> !hosts.vsctl("h1", "get", "interface", "tap-out-br-int", "ofport").equals("[]"));
        assertEquals(before, numbers(hosts, guests));
    }

    private static List<String> numbers(final Hosts hosts, final List<Guest> guests) {
        return guests.stream().map(guest -> hosts.vsctl("h1", "get", "interface", guest.port(), "ofport")).toList();
    }

    /** Gives br-int what its owner may have there: a mirror, a flow, a controller. */
    private static void furnish(final Scenario scenario, final Guest source, final Guest probe) {
        final var hosts = scenario.hosts();
        hosts.vsctl("h1", "--", "--id=@s", "get", "port", source.port(), "--", "--id=@o", "get", "port", probe.port(),
            "--", "--id=@m", "create", "mirror", "name=foreign", "select_src_port=@s", "select_dst_port=@s",
            "output_port=@o", "--", "add", "bridge", "br-int", "mirrors", "@m");
        hosts.vsctl("h1", "set-controller", "br-int", "ptcp:6699:127.0.0.1");
        hosts.ofctl("h1", "add-flow", "br-int", "cookie=0x77,priority=7,dl_type=0x1234,actions=drop");
        scenario.atEnd(() -> {
            hosts.vsctl("h1", "--", "--id=@m", "get", "mirror", "foreign", "--", "remove", "bridge", "br-int",
                "mirrors", "@m", "--", "del-controller", "br-int");
            hosts.ofctl("h1", "del-flows", "br-int", "cookie=0x77/-1");
            hosts.ofctl("h1", "add-flow", "br-int", "priority=0,actions=NORMAL");
        });
    }

    private static List<Snapshot> snapshots(final Scenario scenario) {
        return Stream.of("h1", "h2").map(host -> Snapshot.of(scenario.hosts(), host)).toList();
    }

    private static List<String> foreign(final List<Snapshot> snapshots) {
        return snapshots.stream().flatMap(snapshot -> snapshot.foreign().stream()).toList();
    }

    /** Our rows, but for brtap and the tunnels of other tests. */
    private static List<String> ours(final List<Snapshot> snapshots) {
        return snapshots.stream().flatMap(snapshot -> snapshot.ours().stream()).filter(line ->
            !line.startsWith("flow ") && !Snapshot.name(line).startsWith("gre-")).toList();
    }
}
