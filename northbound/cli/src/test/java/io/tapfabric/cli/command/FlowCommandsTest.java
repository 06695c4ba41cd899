package io.tapfabric.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PortName;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.State;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsStateBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.DeliveredBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.SentBuilder;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

class FlowCommandsTest extends AbstractShellTest {
    private static final TapsState COPYING = new TapsStateBuilder().setTapFlow(BindingMap.of(new TapFlowBuilder()
        .setId(new Id("f1")).setState(State.ACTIVE).setNumber(Uint32.ONE)
        .setSourceHost(new HostId("h1")).setSourcePort(new PortName("p1"))
        .setSinkHost(new HostId("h2")).setSinkPort(new PortName("p9"))
        .setSent(new SentBuilder().setPackets(count(12)).setBytes(count(1200)).build())
        .setDelivered(new DeliveredBuilder().setPackets(count(11)).setBytes(count(1100)).build()).build())).build();

    @BeforeEach
    void tapService() throws Exception {
        shell.run("tap:service-create s1 --host h2 --port p9 --enabled");
        shell.run("tap:service-create s2 --host h2 --port p8");
    }

    @Test
    void newFlowIsEnabledAndCopiesBothWays() throws Exception {
        shell.run("tap:flow-create f1 --tap-id s1 --iface-id abc");
        assertEquals("f1 | - | - | yes | s1 | BOTH | iface-id=abc | - | - | -", row(shell.run("tap:flow-list"), "f1"));
    }

    @Test
    void stateAndCopies() throws Exception {
        shell.run("tap:flow-create f1 --tap-id s1 --host h1 --port p1 --direction in");
        report(COPYING);
        assertEquals("f1 | - | ACTIVE | yes | s1 | IN | port=h1/p1 | 12 | 11 | -",
            row(shell.run("tap:flow-list"), "f1"));
        final var text = shell.run("tap:flow-show f1");
        assertEquals("delivered | 11 packets, 1100 bytes", row(text, "delivered"));
        assertEquals("sink is | port p9 of host h2", row(text, "sink is"));
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
    void updateKeepsTheSourceUnlessGiven() throws Exception {
        shell.run("tap:flow-create f1 --tap-id s1 --iface-id a --direction OUT");
        shell.run("tap:flow-update f1 --tap-id s2 --disabled");
        assertEquals("f1 | - | - | no | s2 | OUT | iface-id=a | - | - | -", row(shell.run("tap:flow-list"), "f1"));
        shell.run("tap:flow-update f1 --mac 52:54:00:00:00:01 --direction BOTH --name n");
        assertEquals("f1 | n | - | no | s2 | BOTH | mac=52:54:00:00:00:01 | - | - | -",
            row(shell.run("tap:flow-list"), "f1"));
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
        assertEquals("which NIC is the source: give --iface-id, --mac, or --host with --port",
            shell.failure("tap:flow-create f1 --tap-id s1"));
        assertEquals("where shall the copies go: give --tap-id; tap:service-list shows the tap-services",
            shell.failure("tap:flow-create f1 --iface-id a"));
        assertEquals("direction 'UP' is not allowed: it is IN, OUT or BOTH",
            shell.failure("tap:flow-create f1 --tap-id s1 --iface-id a --direction UP"));
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
