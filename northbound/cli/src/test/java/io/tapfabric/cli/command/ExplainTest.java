package io.tapfabric.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.Futures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddress;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4Address;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ExplainInput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ExplainOutput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ExplainOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PortName;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ProblemCode;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.VlanId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.explain.output.PlaceBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.explain.output.place.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.explain.output.place.tap.flow.ArrivalBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.explain.output.place.tap.flow.Step;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.explain.output.place.tap.flow.StepBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.explain.output.place.tap.flow.arrival.CollectorBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.problems.ProblemBuilder;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

class ExplainTest extends AbstractShellTest {
    private static final ExplainOutput ANSWER = new ExplainOutputBuilder().setCaveat(Set.of("Host h1 is away."))
        .setPlace(BindingMap.of(new PlaceBuilder().setHost(new HostId("h1")).setPort(new PortName("v-vm1"))
            .setPacket("arp,length=60").setTapFlow(BindingMap.of(
                new TapFlowBuilder().setId(new Id("web")).setNumber(Uint32.ONE).setBecause("accepted by it")
                    .setArrival(BindingMap.of(new ArrivalBuilder().setNr(Uint32.ONE)
                        .setHost(new HostId("h2")).setPort(new PortName("v-probe")).setOctets(Uint32.valueOf(60))
                        .build()))
                    .setStep(BindingMap.of(step(2, 30, "SESSION", "the second"), step(1, 0, "INPUT", "the first")))
                    .build(),
                new TapFlowBuilder().setId(new Id("far")).setNumber(Uint32.valueOf(3)).setBecause("copied")
                    .setArrival(BindingMap.of(
                        new ArrivalBuilder().setNr(Uint32.ONE).setHost(new HostId("h1"))
                            .setPort(new PortName("vxlan-0a1b2c3d")).setOctets(Uint32.valueOf(60)).setCollector(
                                new CollectorBuilder().setEncapsulation("vxlan").setIdentity(Uint32.valueOf(7))
                                    .setAddress(new IpAddress(new Ipv4Address("192.0.2.9"))).build()).build(),
                        new ArrivalBuilder().setNr(Uint32.TWO).setHost(new HostId("h1"))
                            .setPort(new PortName("eth1")).setOctets(Uint32.valueOf(60))
                            .setVlan(new VlanId(Uint16.valueOf(900))).build())).build(),
                new TapFlowBuilder().setId(new Id("db")).setNumber(Uint32.TWO).setBecause("not in effect here")
                    .setProblem(BindingMap.of(new ProblemBuilder().setCode(ProblemCode.SinkDown).setSubject("x")
                        .setMessage("It is down.").build())).build())).build())).build();

    private final List<ExplainInput> asked = new ArrayList<>();

    @BeforeEach
    void answer() {
        explain = input -> {
            asked.add(input);
            return Futures.immediateFuture(RpcResultBuilder.success(ANSWER).build());
        };
    }

    @Test
    void tapFlowsDecisionsAndArrivals() throws Exception {
        assertEquals("""
            Host h1 is away.
            port v-vm1 of h1 sends arp,length=60
            tap-flow  decision            arrives
            db        not in effect here  -
            far       copied              port eth1 of h1, 60 octets, VLAN 900; port vxlan-0a1b2c3d of h1, 60 octets, \
            by vxlan to 192.0.2.9 as 7
            web       accepted by it      port v-probe of h2, 60 octets
            problem of db  sink-down: It is down.
            """, shell.run("tap:explain --source vm1 --packet arp"));
        assertTrue(shell.run("tap:explain --source vm1 --packet arp --verbose").endsWith("""
            flows for tap-flow web
            h1  0 INPUT     the first
            h1  30 SESSION  the second
            """));
        assertTrue(shell.run("tap:explain --source vm1 --packet arp --direction in").contains("receives arp"));
    }

    @Test
    void asksWhatTheOptionsSay() throws Exception {
        shell.run("tap:explain --host h1 --port v-vm1 --direction IN --packet 'tcp,10.0.0.1:1000>10.0.0.2:80'");
        shell.run("tap:explain --guest-id g --mac 02:00:00:00:00:01 --packet arp");
        shell.run("tap:explain --iface-id vm1 --packet \"tcp,10.0.0.1:1000>10.0.0.2:80\"");
        assertEquals(List.of("IN tcp,10.0.0.1:1000>10.0.0.2:80", "OUT arp", "OUT tcp,10.0.0.1:1000>10.0.0.2:80"),
            asked.stream().map(input -> input.getDirection().getName() + " " + input.getPacket()).toList());
        assertTrue(asked.get(0).getSource().toString().contains("v-vm1"), asked.get(0).toString());
        assertTrue(asked.get(1).getSource().toString().contains("vmId=g"), asked.get(1).toString());
        assertTrue(asked.get(2).getSource().toString().contains("ifaceId=vm1"), asked.get(2).toString());
    }

    @Test
    void answerAsJson() throws Exception {
        final var json = shell.run("tap:explain --source vm1 --packet arp --json");
        assertTrue(json.contains("  \"tapfabric:output\": {"), json);
        assertTrue(json.contains("\"caveat\": [\n      \"Host h1 is away.\""), json);
        assertTrue(json.contains("\"because\": \"accepted by it\""), json);
    }

    @Test
    void whatIsMissingOrWrong() throws Exception {
        assertEquals("--packet is needed", shell.failure("tap:explain --source vm1"));
        assertEquals("what is the source: give --iface-id, or --guest-id [--mac] [--ip-addr], or --host --port, or "
            + "--mac", shell.failure("tap:explain --packet arp"));
        assertEquals("a NIC with --port needs --host: give --iface-id, or --guest-id [--mac] [--ip-addr], or --host "
            + "--port, or --mac", shell.failure("tap:explain --packet arp --port x"));
        assertEquals("--direction 'BOTH' is not allowed: it is IN or OUT",
            shell.failure("tap:explain --source vm1 --packet arp --direction BOTH"));
        assertEquals("'vm1' is not understood: name the NIC with --source IFACE-ID, and the packet with --packet",
            shell.failure("tap:explain vm1 --packet arp"));
        explain = input -> Futures.immediateFuture(RpcResultBuilder.<ExplainOutput>failed()
            .withError(ErrorType.APPLICATION, "packet 'x': no").build());
        assertEquals("packet 'x': no", shell.failure("tap:explain --source vm1 --packet x"));
    }

    @Test
    void aNicOfNoTapFlow() throws Exception {
        explain = input -> Futures.immediateFuture(RpcResultBuilder.success(new ExplainOutputBuilder().setPlace(
            BindingMap.of(new PlaceBuilder().setHost(new HostId("h1")).setPort(new PortName("p")).setPacket("arp")
                .build())).build()).build());
        assertEquals("""
            port p of h1 sends arp
            no tap-flow has this NIC or its bridge as a source, as far as they are in effect
            """, shell.run("tap:explain --source vm1 --packet arp"));
    }

    private static Step step(final int nr, final int table, final String name, final String flow) {
        return new StepBuilder().setNr(Uint32.valueOf(nr)).setHost(new HostId("h1")).setTable(Uint8.valueOf(table))
            .setTableName(name).setFlow(flow).build();
    }
}
