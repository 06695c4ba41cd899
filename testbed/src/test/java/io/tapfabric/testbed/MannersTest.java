package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
        final var before = Snapshot.of(scenario.hosts());

        final var flow = scenario.activeFlow(scenario.service(sink), source, "BOTH");
        final var captures = Stream.of(sink, probe, peer).map(scenario::capture).toList();
        final var ping = Ping.times(5, scenario.hosts(), source, peer);
        captures.forEach(Capture::settle);
        assertEquals(DataPlaneTest.seen(ping, "BOTH"), captures.get(0).echoes(ping.id()), "our copies");
        assertEquals(DataPlaneTest.seen(ping, "BOTH"), captures.get(1).echoes(ping.id()), "foreign copies");
        assertEquals(ping.requestsOnce(), captures.get(2).echoes(ping.id()), "what the peer receives");
        assertEquals(before.foreign(), Snapshot.of(scenario.hosts()).foreign());

        scenario.deleteFlow(flow);
        await("nothing is left behind").untilAsserted(() ->
            assertEquals(before.all(), Snapshot.of(scenario.hosts()).all()));
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

    /**
     * What the hosts h1 and h2 hold besides brtap, line by line.
     *
     * @param all every line
     * @param ours names of ports that carry our mark
     */
    private record Snapshot(List<String> all, Set<String> ours) {
        private static final List<String> TABLES = List.of(
            "bridge name,controller,datapath_type,fail_mode,flood_vlans,external_ids,other_config,protocols",
            "port name,external_ids,other_config,tag,trunks,vlan_mode,protected",
            "interface name,external_ids,ofport,options,other_config,type,mtu_request",
            "mirror name,external_ids,output_port,output_vlan,select_all,select_dst_port,select_src_port,select_vlan",
            "controller target,connection_mode,external_ids");

        static Snapshot of(final Hosts hosts) {
            final var lines = Stream.of("h1", "h2").flatMap(host -> lines(hosts, host)).toList();
            return new Snapshot(lines, lines.stream().filter(line -> line.contains("tapfabric"))
                .map(Snapshot::name).collect(Collectors.toSet()));
        }

        /** The lines that are not ours. */
        List<String> foreign() {
            return all.stream().filter(line -> !ours.contains(name(line))).toList();
        }

        /** The first column of a row, and of a flow its first word. */
        private static String name(final String line) {
            return line.split("[ ,]+")[1];
        }

        private static Stream<String> lines(final Hosts hosts, final String host) {
            final var rows = TABLES.stream().flatMap(table -> {
                final var words = table.split(" ");
                return hosts.vsctl(host, "--format=csv", "--no-headings", "--columns=" + words[1], "list", words[0])
                    .lines().filter(line -> !onTapBridge(line)).sorted().map(line -> words[0] + " " + line);
            });
            final var flows = Stream.of("br-int", "br-phy").flatMap(bridge ->
                hosts.ofctl(host, "--no-stats", "dump-flows", bridge).lines().sorted().map(flow -> "flow " + flow));
            return Stream.concat(rows, flows);
        }

        private static boolean onTapBridge(final String line) {
            return line.startsWith("brtap") || line.startsWith("gre-") || line.contains(Controller.ADDRESS);
        }
    }
}
