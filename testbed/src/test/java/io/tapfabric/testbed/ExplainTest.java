package io.tapfabric.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the controller says of a packet, Open vSwitch says too. */
@EndToEnd
class ExplainTest {
    private static final int VLAN = 93;
    /** A flow that takes the packet, as {@code ofproto/trace} prints it: its table, priority and cookie. */
    private static final Pattern TAKES = Pattern.compile("^\\s*(\\d+)\\. .*priority (\\d+), cookie (0x[0-9a-f]+)");
    private static final Pattern STEP = Pattern.compile("cookie=(0x[0-9a-f]+), table=(\\d+), priority=(\\d+)[, ].*");
    /** By length: Open vSwitch's trace goes both ways. */
    private static final Set<String> BY_LENGTH = Set.of("35", "55");
    private static final String SESSION = "30";
    /** Where packets end that no tap-flow sees. */
    private static final Set<Flow> UNSEEN =
        Set.of(new Flow("10", "0", "0x7a9f000000000000"), new Flow("20", "0", "0x7a9f000000000000"));

    private static final String FIRST_RULES = """
        "out": [{"priority": 10, "action": "reject", "protocol": "udp", "destination-port": ["53"]},
          {"priority": 20, "action": "accept", "protocol": "tcp", "source-port": ["1024-65535"],
           "destination-port": ["80", "8000-8080"]},
          {"priority": 30, "action": "accept", "protocol": "icmp", "icmp-type": 8}],
        "in": [{"priority": 10, "action": "accept", "protocol": "tcp", "source-port": ["80", "443"]},
          {"priority": 20, "action": "accept", "family": "ipv4", "dscp": 46}]""";
    private static final String OTHER_RULES = """
        "default": "accept", "fragments": "later-fragments-of-any",
        "out": [{"priority": 5, "action": "reject", "protocol": "tcp", "destination-port": ["22"]},
          {"priority": 6, "action": "reject", "destination-prefix": "2001:db8::/32"},
          {"priority": 7, "action": "reject", "protocol": "sctp"}]""";

    /** Packets: the direction, then what the controller is asked, then the same as Open vSwitch has it. */
    private static final String PACKETS = """
        OUT | tcp,10.0.0.1:1000>10.0.0.2:80 | tcp,nw_src=10.0.0.1,nw_dst=10.0.0.2,tcp_src=1000,tcp_dst=80
        OUT | tcp,10.0.0.1:1024>10.0.0.2:80 | tcp,nw_src=10.0.0.1,nw_dst=10.0.0.2,tcp_src=1024,tcp_dst=80
        OUT | tcp,10.0.0.1:65535>10.0.0.2:8080 | tcp,nw_src=10.0.0.1,nw_dst=10.0.0.2,tcp_src=65535,tcp_dst=8080
        OUT | tcp,10.0.0.1:2000>10.0.0.2:8081 | tcp,nw_src=10.0.0.1,nw_dst=10.0.0.2,tcp_src=2000,tcp_dst=8081
        OUT | tcp,10.0.0.1:2000>10.0.0.2:22 | tcp,nw_src=10.0.0.1,nw_dst=10.0.0.2,tcp_src=2000,tcp_dst=22
        OUT | tcp,10.0.0.1>10.0.0.2,fragment=later | tcp,nw_src=10.0.0.1,nw_dst=10.0.0.2,nw_frag=later
        OUT | tcp,10.0.0.1:2000>10.0.0.2:80,fragment=first \
        | tcp,nw_src=10.0.0.1,nw_dst=10.0.0.2,nw_frag=first,tcp_src=2000,tcp_dst=80
        OUT | udp,10.0.0.1:2000>10.0.0.2:53 | udp,nw_src=10.0.0.1,nw_dst=10.0.0.2,udp_src=2000,udp_dst=53
        OUT | udp,10.0.0.1:2000>10.0.0.2:54 | udp,nw_src=10.0.0.1,nw_dst=10.0.0.2,udp_src=2000,udp_dst=54
        OUT | sctp,10.0.0.1:1>10.0.0.2:2 | sctp,nw_src=10.0.0.1,nw_dst=10.0.0.2,sctp_src=1,sctp_dst=2
        OUT | icmp,10.0.0.1>10.0.0.2,type=8 | icmp,nw_src=10.0.0.1,nw_dst=10.0.0.2,icmp_type=8
        OUT | icmp,10.0.0.1>10.0.0.2,type=0 | icmp,nw_src=10.0.0.1,nw_dst=10.0.0.2,icmp_type=0
        OUT | tcp,[fd00::1]:2000>[2001:db8::1]:80 | tcp6,ipv6_src=fd00::1,ipv6_dst=2001:db8::1,tcp_src=2000,tcp_dst=80
        OUT | udp,[fd00::1]:2000>[2001:db8::1]:80 | udp6,ipv6_src=fd00::1,ipv6_dst=2001:db8::1,udp_src=2000,udp_dst=80
        OUT | icmp6,fd00::1>fd00::2,type=128 | icmp6,ipv6_src=fd00::1,ipv6_dst=fd00::2,icmpv6_type=128
        OUT | arp | arp
        OUT | 0x88cc | dl_type=0x88cc
        IN  | tcp,10.0.0.2:80>10.0.0.1:1000 | tcp,nw_src=10.0.0.2,nw_dst=10.0.0.1,tcp_src=80,tcp_dst=1000
        IN  | tcp,10.0.0.2:81>10.0.0.1:1000 | tcp,nw_src=10.0.0.2,nw_dst=10.0.0.1,tcp_src=81,tcp_dst=1000
        IN  | udp,10.0.0.2:5>10.0.0.1:6,dscp=46 | udp,nw_src=10.0.0.2,nw_dst=10.0.0.1,nw_tos=184,udp_src=5,udp_dst=6
        IN  | udp,10.0.0.2:5>10.0.0.1:6 | udp,nw_src=10.0.0.2,nw_dst=10.0.0.1,udp_src=5,udp_dst=6
        IN  | arp,dst=ff:ff:ff:ff:ff:ff | arp,dl_dst=ff:ff:ff:ff:ff:ff
        OUT | arp,src=02:99:00:00:00:01 | arp,dl_src=02:99:00:00:00:01
        """;

    @Test
    void agreesWithOpenVSwitch(final Scenario scenario) {
        final var source = scenario.vm("h1", VLAN);
        final var first = scenario.filter(FIRST_RULES);
        final var other = scenario.filter(OTHER_RULES);
        scenario.judgedFlow(scenario.service(scenario.sink("h1")), source, "BOTH", first);
        scenario.judgedFlow(scenario.service(scenario.sink("h1")), source, "OUT", other);
        scenario.judgedFlow(scenario.service(scenario.sink("h2")), source, "BOTH", first);
        scenario.activeFlow(scenario.service(scenario.sink("h1")), source, "IN");
        final var outcomes = new TreeSet<Integer>();
        for (var line : PACKETS.lines().map(line -> line.split("\\|")).toList()) {
            final var sent = line[0].strip().equals("OUT");
            final var explained = explain(scenario, source, line[0].strip(), line[1].strip());
            final var traced = trace(scenario, source, sent, line[2].strip());
            final var ways = ways(scenario, explained);
            if (ways.stream().allMatch(List::isEmpty)) {
                assertTrue(traced.stream().anyMatch(UNSEEN::contains), line[1] + traced);
            } else {
                assertEquals(sorted(traced), sorted(ways.stream().flatMap(List::stream).toList()), line[1]);
                ways.forEach(way -> assertEquals(way, inOrder(traced, way), line[1]));
            }
            assertEquals(numbers(traced), copied(explained), line[1]);
            outcomes.add(copied(explained).size());
        }
        assertEquals(Set.of(0, 1, 2, 3), outcomes, "how many tap-flows copied a packet");
    }

    private static JsonNode explain(final Scenario scenario, final Guest source, final String direction,
            final String packet) {
        final var reply = scenario.restconf().invoke("tapfabric:explain", """
            {"tapfabric:input": {"source": {"iface-id": "%s"}, "direction": "%s", "packet": "%s"}}"""
            .formatted(source.name(), direction, packet)).orFail().json().at("/tapfabric:output");
        assertTrue(reply.path("caveat").isMissingNode(), reply.toString());
        assertEquals(1, reply.path("place").size(), reply.toString());
        return reply.at("/place/0");
    }

    /** For each tap-flow the flows that take the packet on the source's host, in order. */
    private static List<List<Flow>> ways(final Scenario scenario, final JsonNode place) {
        final var host = scenario.hosts().systemId("h1");
        return nodes(place.path("tap-flow")).map(flow -> nodes(flow.path("step"))
            .sorted(Comparator.comparing(step -> step.path("nr").asInt()))
            .filter(step -> step.path("host").asText().equals(host)).map(step -> {
                final var taker = STEP.matcher(step.path("flow").asText());
                assertTrue(taker.matches(), step.toString());
                return new Flow(taker.group(2), taker.group(3), taker.group(1));
            }).filter(taker -> !BY_LENGTH.contains(taker.table())).toList()).toList();
    }

    private static List<Flow> trace(final Scenario scenario, final Guest source, final boolean sent,
            final String flow) {
        final var own = sent ? "dl_src" : "dl_dst";
        final var text = scenario.hosts().run("appctl", "h1", "ofproto/trace", "brtap", "in_port="
            + (sent ? "out-br-int" : "in-br-int") + ",dl_vlan=" + VLAN + ","
            + (flow.contains(own) ? "" : own + "=" + source.mac() + ",") + flow);
        return text.lines().map(TAKES::matcher).filter(match -> match.find())
            .map(match -> new Flow(match.group(1), match.group(2), match.group(3)))
            .filter(taker -> !BY_LENGTH.contains(taker.table())).toList();
    }

    /** Each once, in any order: what tap-flows have in common, each of them has. */
    private static List<String> sorted(final List<Flow> flows) {
        return flows.stream().map(Flow::toString).distinct().sorted().toList();
    }

    /** As much of a way as is found in the trace, in this order. */
    private static List<Flow> inOrder(final List<Flow> traced, final List<Flow> way) {
        final var found = new ArrayList<Flow>();
        traced.forEach(flow -> {
            if (found.size() < way.size() && way.get(found.size()).equals(flow)) {
                found.add(flow);
            }
        });
        return found;
    }

    /** The numbers of the tap-flows that send a copy on its way. */
    private static Set<Integer> numbers(final List<Flow> flows) {
        final var numbers = new TreeSet<Integer>();
        flows.stream().filter(flow -> flow.table().equals(SESSION))
            .forEach(flow -> numbers.add((int) (Long.decode(flow.cookie()) & 0xffffff)));
        return numbers;
    }

    /** The numbers of the tap-flows of which a copy arrives. */
    private static Set<Integer> copied(final JsonNode place) {
        final var numbers = new TreeSet<Integer>();
        nodes(place.path("tap-flow")).filter(flow -> !flow.path("arrival").isEmpty())
            .forEach(flow -> numbers.add(flow.path("number").asInt()));
        return numbers;
    }

    private static Stream<JsonNode> nodes(final JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private record Flow(String table, String priority, String cookie) {
        @Override
        public String toString() {
            return table + " " + priority + " " + cookie;
        }
    }
}
