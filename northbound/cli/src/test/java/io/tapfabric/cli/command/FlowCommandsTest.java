package io.tapfabric.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.BridgeName;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PortName;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.State;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsStateBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sinks.SinkBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.DeliveredBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.LeftOutBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.OversizeBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.SentBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.SourceBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.TruncatedBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.left.out.FilterBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.left.out.RateBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.left.out.SampleBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.source.PlaceBuilder;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

class FlowCommandsTest extends AbstractShellTest {
    private static final TapsState COPYING = new TapsStateBuilder().setTapFlow(BindingMap.of(new TapFlowBuilder()
        .setId(new Id("f1")).setState(State.ACTIVE).setNumber(Uint32.ONE)
        .setSource(BindingMap.of(new SourceBuilder().setId(new Id("1")).setState(State.ACTIVE)
            .setPlace(BindingMap.of(place("h1", "br-int").setPort(new PortName("p1")).build())).build()))
        .setSink(BindingMap.of(
            new SinkBuilder().setHost(new HostId("h2")).setPort(new PortName("p9")).build()))
        .setSent(new SentBuilder().setPackets(count(12)).setBytes(count(1200)).build())
        .setDelivered(new DeliveredBuilder().setPackets(count(11)).setBytes(count(1100)).build())
        .setOversize(new OversizeBuilder().setPackets(count(1)).setBytes(count(1500)).build())
        .setLeftOut(new LeftOutBuilder()
            .setFilter(new FilterBuilder().setPackets(count(7)).setBytes(count(700)).build())
            .setSample(new SampleBuilder().setPackets(count(5)).setBytes(count(500)).build())
            .setRate(new RateBuilder().setPackets(count(6)).setBytes(count(600)).build()).build())
        .setTruncated(new TruncatedBuilder().setPackets(count(4)).setBytesBefore(count(4000))
            .setBytesAfter(count(384)).build()).build())).build();

    @BeforeEach
    void tapService() throws Exception {
        shell.run("tap:service-create s1 --host h2 --port p9 --enabled");
        shell.run("tap:service-create s2 --host h2 --port p8");
    }

    @Test
    void newFlowIsEnabledAndCopiesBothWays() throws Exception {
        shell.run("tap:flow-create f1 --tap-id s1 --iface-id abc");
        assertEquals("f1 | - | - | yes | s1 | BOTH | - | - | vnic iface-id abc | - | - | - | -",
            row(shell.run("tap:flow-list"), "f1"));
    }

    @Test
    void stateAndCopies() throws Exception {
        shell.run("tap:flow-create f1 --tap-id s1 --host h1 --port p1 --direction in");
        report(COPYING);
        assertEquals("f1 | - | ACTIVE | yes | s1 | IN | - | - | vnic p1 of h1 | 12 | 11 | 1 | -",
            row(shell.run("tap:flow-list"), "f1"));
        final var text = shell.run("tap:flow-show f1");
        assertEquals("delivered | 11 packets, 1100 bytes", row(text, "delivered"));
        assertEquals("sink is | port p9 of h2", row(text, "sink is"));
        assertEquals("too long | 1 packets, 1500 bytes", row(text, "too long"));
        assertEquals("left out: filter | 7 packets, 700 bytes", row(text, "left out: filter"));
        assertEquals("left out: sample | 5 packets, 500 bytes", row(text, "left out: sample"));
        assertEquals("left out: rate | 6 packets, 600 bytes", row(text, "left out: rate"));
        assertEquals("truncated | 4 packets, 4000 bytes before, 384 after", row(text, "truncated"));
        assertEquals("source 1 | vnic p1 of h1", row(text, "source 1"));
        assertTrue(text.contains("  state           ACTIVE\n  is              port p1 on br-int of h1\n"), text);
    }

    @Test
    void listsOfOneServiceAndOneHost() throws Exception {
        shell.run("tap:flow-create f1 --tap-id s1 --iface-id a");
        shell.run("tap:flow-create f2 --tap-id s2 --iface-id b");
        report(COPYING);
        assertEquals("no row f1", row(shell.run("tap:flow-list --tap-id s2"), "f1"));
        assertEquals(2, shell.run("tap:flow-list --tap-id s2").lines().count());
        assertEquals(2, shell.run("tap:flow-list --host h2").lines().count());
    }

    @Test
    void copiesToSeveralServices() throws Exception {
        shell.run("tap:flow-create f1 --tap-id s2,s1 --iface-id a");
        shell.run("tap:flow-create f2 --tap-id s2 --iface-id b");
        assertEquals("tap-service | s1,s2", row(shell.run("tap:flow-show f1"), "tap-service"));
        assertEquals("f1", ids("tap:flow-list --tap-id s1"));
        assertEquals("f1 f2", ids("tap:flow-list --tap-id s2"));
        shell.run("tap:flow-disable f1");
        assertEquals("tap-service | s1,s2", row(shell.run("tap:flow-show f1"), "tap-service"));
        final var json = JsonParser.parseString(shell.run("tap:flow-show f1 --json")).getAsJsonObject();
        assertEquals(Set.of("s1", "s2"), json.getAsJsonObject("tapfabric:taps").getAsJsonArray("tap-flow").get(0)
            .getAsJsonObject().getAsJsonArray("tap-service").asList().stream().map(JsonElement::getAsString)
            .collect(Collectors.toSet()));
        shell.run("tap:flow-update f1 --tap-id s2");
        assertEquals("tap-service | s2", row(shell.run("tap:flow-show f1"), "tap-service"));
        assertEquals("--tap-id 's1,' is not allowed: an id has 1 to 64 characters; an id begins with a letter or digit "
            + "and goes on with letters, digits, '.', '_' and '-'", shell.failure("tap:flow-update f1 --tap-id s1,"));
    }

    @Test
    void updateKeepsTheSourceUnlessGiven() throws Exception {
        shell.run("tap:flow-create f1 --tap-id s1 --iface-id a --direction OUT");
        shell.run("tap:flow-update f1 --tap-id s2 --disabled");
        assertEquals("f1 | - | - | no | s2 | OUT | - | - | vnic iface-id a | - | - | - | -",
            row(shell.run("tap:flow-list"), "f1"));
        shell.run("tap:flow-update f1 --mac 52:54:00:00:00:01 --direction BOTH --name n");
        assertEquals("f1 | n | - | no | s2 | BOTH | - | - | vnic mac 52:54:00:00:00:01 | - | - | - | -",
            row(shell.run("tap:flow-list"), "f1"));
    }

    @Test
    void filterComesAndGoes() throws Exception {
        shell.run("tap:flow-create f1 --tap-id s1 --iface-id a --filter web");
        shell.run("tap:flow-create f2 --tap-id s2 --iface-id a --no-filter");
        assertEquals("f1 | - | - | yes | s1 | BOTH | web | - | vnic iface-id a | - | - | - | -",
            row(shell.run("tap:flow-list"), "f1"));
        assertEquals("f1", ids("tap:flow-list --filter web"));
        shell.run("tap:flow-disable f1");
        assertEquals("filter | web", row(shell.run("tap:flow-show f1"), "filter"));
        shell.run("tap:flow-update f1 --filter mail");
        assertEquals("", ids("tap:flow-list --filter web"));
        assertEquals("--filter and --no-filter exclude each other: give one of them",
            shell.failure("tap:flow-update f1 --filter web --no-filter"));
        shell.run("tap:flow-update f1 --no-filter");
        assertEquals("filter | -", row(shell.run("tap:flow-show f1"), "filter"));
    }

    @Test
    void priorityComesAndGoes() throws Exception {
        shell.run("tap:flow-create f1 --tap-id s1 --iface-id a --priority 10");
        shell.run("tap:flow-create f2 --tap-id s2 --iface-id a --no-priority");
        assertEquals("f1 | - | - | yes | s1 | BOTH | - | 10 | vnic iface-id a | - | - | - | -",
            row(shell.run("tap:flow-list"), "f1"));
        assertEquals("priority | -", row(shell.run("tap:flow-show f2"), "priority"));
        shell.run("tap:flow-update f2 --priority 32766");
        shell.run("tap:flow-disable f2");
        assertEquals("priority | 32766", row(shell.run("tap:flow-show f2"), "priority"));
        assertEquals("f1 f2", ids("tap:flow-list --order-by priority"));
        assertEquals("--priority '32767' is not allowed: priority of a tap-flow is 1 (asked first) to 32766",
            shell.failure("tap:flow-update f2 --priority 32767"));
        assertEquals("--priority and --no-priority exclude each other: give one of them",
            shell.failure("tap:flow-update f1 --priority 1 --no-priority"));
        shell.run("tap:flow-update f1 --no-priority");
        assertEquals("priority | -", row(shell.run("tap:flow-show f1"), "priority"));
    }

    @Test
    void reductionsComeAndGo() throws Exception {
        shell.run("tap:flow-create f1 --tap-id s1 --iface-id a --truncate 96 --sample 4 --rate-limit 100pps,burst=20");
        shell.run("tap:flow-disable f1");
        assertEquals("truncate | 96 octets; sample | one in 4; rate-limit | 100pps,burst=20", reductions());
        shell.run("tap:flow-update f1 --rate-limit 1000kbps --truncate 14");
        assertEquals("truncate | 14 octets; sample | one in 4; rate-limit | 1000kbps", reductions());
        shell.run("tap:flow-update f1 --no-sample");
        assertEquals("truncate | 14 octets; sample | -; rate-limit | 1000kbps", reductions());
        shell.run("tap:flow-update f1 --no-truncate --no-rate-limit --sample 2");
        assertEquals("truncate | -; sample | one in 2; rate-limit | -", reductions());
        for (var option : List.of("truncate 96", "sample 4", "rate-limit 1pps")) {
            final var word = option.split(" ")[0];
            assertEquals("--" + word + " and --no-" + word + " exclude each other: give one of them",
                shell.failure("tap:flow-update f1 --no-" + word + " --" + option));
        }
    }

    @Test
    void identityComesAndGoes() throws Exception {
        shell.run("tap:flow-create f1 --tap-id s1 --iface-id a --identity 4294967295");
        shell.run("tap:flow-disable f1");
        assertEquals("identity | 4294967295", row(shell.run("tap:flow-show f1"), "identity"));
        assertEquals("--identity '-1' is not allowed: it is 0 to 4294967295",
            shell.failure("tap:flow-update f1 --identity=-1"));
        assertEquals("--identity and --no-identity exclude each other: give one of them",
            shell.failure("tap:flow-update f1 --identity 7 --no-identity"));
        shell.run("tap:flow-update f1 --no-identity");
        assertEquals("identity | -", row(shell.run("tap:flow-show f1"), "identity"));
    }

    @Test
    void refusesOtherReductions() throws Exception {
        assertEquals("--truncate '13' is not allowed: truncate is 14 to 65535 octets", refused("--truncate 13"));
        assertEquals("--truncate '65536' is not allowed: truncate is 14 to 65535 octets", refused("--truncate 65536"));
        assertEquals("--sample '1' is not allowed: sample is one in 2 to 65535 conversations", refused("--sample 1"));
        for (var limit : List.of("100", "0pps", "4294967296kbps", "pps", "100pps,burst=0", "100pps,20", "-1pps")) {
            assertEquals("--rate-limit '" + limit + "' is not allowed: it is a number of packets or of 1000 bits a "
                + "second, as 100pps or 1000kbps, alone or with a burst, as 100pps,burst=20; each is 1 to 4294967295",
                refused("--rate-limit " + limit));
        }
    }

    private String refused(final String options) throws Exception {
        return shell.failure("tap:flow-create f1 --tap-id s1 --iface-id a " + options);
    }

    private String reductions() throws Exception {
        final var text = shell.run("tap:flow-show f1");
        return Stream.of("truncate", "sample", "rate-limit").map(line -> row(text, line))
            .collect(Collectors.joining("; "));
    }

    @Test
    void enableDisableDelete() throws Exception {
        shell.run("tap:flow-create f1 --tap-id s1 --iface-id a");
        shell.run("tap:flow-disable f1");
        assertEquals("enabled | no", row(shell.run("tap:flow-show f1"), "enabled"));
        shell.run("tap:flow-enable f1");
        assertEquals("enabled | yes", row(shell.run("tap:flow-show f1"), "enabled"));
        shell.run("tap:flow-delete f1");
        assertEquals("there is no tap-flow 'f1': tap:flow-list shows what there is",
            shell.failure("tap:flow-show f1"));
    }

    @Test
    void wrongOptionsAreExplained() throws Exception {
        assertEquals("what is the source: give --iface-id, or --guest-id [--mac] [--ip-addr], or --host --port, "
            + "or --mac; or another --type: vswitch, mac, vlan",
            shell.failure("tap:flow-create f1 --tap-id s1"));
        assertEquals("where shall the copies go: give --tap-id; tap:service-list shows the tap-services",
            shell.failure("tap:flow-create f1 --iface-id a"));
        assertEquals("--direction 'UP' is not allowed: it is IN, OUT or BOTH",
            shell.failure("tap:flow-create f1 --tap-id s1 --iface-id a --direction UP"));
    }

    @Test
    void wordsOfCloudpods() throws Exception {
        shell.run("tap:flow-create --tap-id s1 --type vnic --guest-id vm1 --mac-addr 52:54:00:00:00:01 "
            + "--ip-addr 10.0.0.1 --direction IN --desc text f1");
        shell.run("tap:flow-create f2 --tap-id s1 --type vswitch --host-id h1 --wire-id br0 --vlan-id 10 --disabled");
        final var text = shell.run("tap:flow-list");
        assertEquals("f1 | - | - | yes | s1 | IN | - | - | guest vm1 mac 52:54:00:00:00:01 ip 10.0.0.1 | - | - | - | -",
            row(text, "f1"));
        assertEquals("f2 | - | - | no | s1 | BOTH | - | - | bridge br0 of h1, VLANs 10 | - | - | - | -",
            row(text, "f2"));
        assertEquals("description | text", row(shell.run("tap:flow-show f1"), "description"));
    }

    @Test
    void sourcesComeAndGo() throws Exception {
        shell.run("tap:flow-create f1 --tap-id s1 --iface-id a");
        shell.run("tap:flow-source-add f1 --type vswitch --host h1 --bridge br0 --vlan-id 10,20-30");
        shell.run("tap:flow-source-add f1 --type mac --mac 02:00:00:00:00:01 --source by-mac");
        shell.run("tap:flow-update f1 --name n --oversize drop");
        assertEquals("f1 | n | - | yes | s1 | BOTH | - | - | vnic iface-id a +2 | - | - | - | -",
            row(shell.run("tap:flow-list"), "f1"));
        shell.run("tap:flow-update f1 --source 2 --bridge br1");
        final var text = shell.run("tap:flow-show f1");
        assertEquals("source 1 | vnic iface-id a", row(text, "source 1"));
        assertEquals("source 2 | bridge br1 of h1, VLANs 10,20-30", row(text, "source 2"));
        assertEquals("source by-mac | mac 02:00:00:00:00:01", row(text, "source by-mac"));
        assertEquals("oversize | drop", row(text, "oversize"));
        shell.run("tap:flow-source-remove f1 1 2");
        assertEquals("no row source 1", row(shell.run("tap:flow-show f1"), "source 1"));
        assertEquals("give the tap-flow's id and the ids of the sources; tap:flow-show shows them",
            shell.failure("tap:flow-source-remove f1"));
    }

    @Test
    void listIsChosenAndOrdered() throws Exception {
        shell.run("tap:flow-create f1 --tap-id s1 --iface-id a --name web");
        shell.run("tap:flow-create f2 --tap-id s2 --iface-id b --disabled");
        shell.run("tap:flow-create f10 --tap-id s1 --iface-id c --name web");
        report(COPYING);
        assertEquals("f1 f10 f2", ids("tap:flow-list"));
        assertEquals("f1 f10", ids("tap:flow-list --enabled"));
        assertEquals("f2", ids("tap:flow-list --disabled"));
        assertEquals("f1", ids("tap:flow-list --status active"));
        assertEquals("f1 f10", ids("tap:flow-list --search we"));
        assertEquals("f2 f10 f1", ids("tap:flow-list --order desc"));
        assertEquals("f2 f1 f10", ids("tap:flow-list --order-by tap-service --order desc"));
        assertEquals("f10", ids("tap:flow-list --limit 1 --offset 1"));
        assertEquals("--order-by 'colour' is not allowed: it is id, name, state, enabled, tap-service, direction, "
            + "filter, priority, source, sent, delivered, too-long, problems",
            shell.failure("tap:flow-list --order-by colour"));
    }

    @Test
    @Timeout(20)
    void watchEndsWhenInterrupted() throws Exception {
        shell.run("tap:flow-create f1 --tap-id s1 --iface-id a");
        final var once = shell.run("tap:flow-list");
        assertEquals(once, shell.interrupted("tap:flow-list --watch", once.length()));
    }

    @Test
    @Timeout(20)
    void watchEndsWhenTheConnectionIsLost() throws Exception {
        final var once = shell.run("tap:flow-list");
        assertEquals(once, shell.hungUp("tap:flow-list --watch"));
    }

    private String ids(final String line) throws Exception {
        return shell.run(line).lines().skip(1).map(row -> row.split(" ")[0]).collect(Collectors.joining(" "));
    }

    private static PlaceBuilder place(final String host, final String bridge) {
        return new PlaceBuilder().setHost(new HostId(host)).setBridge(new BridgeName(bridge));
    }

    @Test
    void pipedOutputStaysPlain() throws Exception {
        shell.run("tap:flow-create f1 --tap-id s1 --iface-id a");
        report(COPYING);
        assertTrue(shell.run("tap:flow-list | grep --color=never ACTIVE").startsWith("f1  -     ACTIVE  yes"));
    }

    private static Counter64 count(final int number) {
        return new Counter64(Uint64.valueOf(number));
    }
}
