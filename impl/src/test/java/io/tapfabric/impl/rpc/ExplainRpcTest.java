package io.tapfabric.impl.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.Futures;
import io.tapfabric.impl.store.Yang;
import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.Encapsulation;
import io.tapfabric.planner.model.Filter;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.Fragments;
import io.tapfabric.planner.model.GuestNic;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.HostNic;
import io.tapfabric.planner.model.Intents;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.model.IpAddress;
import io.tapfabric.planner.model.Link;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.Oversize;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Reduction;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.model.TapFlow;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.model.TapService;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.model.Underlay;
import io.tapfabric.planner.model.Verdict;
import io.tapfabric.planner.model.VlanMode;
import io.tapfabric.planner.plan.HostPlan;
import io.tapfabric.planner.plan.Names;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.plan.Planner;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.state.Counters;
import io.tapfabric.planner.state.HostReport;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.mdsal.binding.dom.adapter.BindingDOMRpcServiceAdapter;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.binding.runtime.api.BindingRuntimeContext;
import org.opendaylight.mdsal.dom.broker.DOMRpcRouter;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Explain;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ExplainInput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ExplainInputBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ExplainOutput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.explain.input.SourceBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.explain.output.Place;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.explain.output.place.tap.flow.Step;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.By;

/** Asks through the binding, as the shell does, so that input and output are held to the model, too. */
class ExplainRpcTest extends AbstractConcurrentDataBrokerTest {
    private static final TapServiceId SERVICE = TapServiceId.of("s");
    private static final Bridge INT =
        bridge(BridgeName.of("br-int"), "vm1", Optional.of(MacAddress.of("02:00:00:00:00:01")));

    private final TreeMap<HostId, Host> hosts = new TreeMap<>();
    private @Nullable BindingRuntimeContext model;
    private ExplainRpc rpc;
    private Explain explain;
    private boolean confirmed = true;
    private boolean severed;
    private final Map<TapServiceId, Sink> others = new TreeMap<>();
    private Sink sink = new Sink.Vnic(new NicSelector.ByIfaceId("sensor"));

    /** Host h1 has guest vm1 and a sensor, to which tap-flow web copies of vm1 what its filter does not reject. */
    @BeforeEach
    void before() throws Exception {
        setup();
        hosts.put(HostId.of("h1"), host("h1", INT, bridge(Names.TAP_BRIDGE, "sensor", Optional.empty())));
        final var customizer = getDataBrokerTestCustomizer();
        final var router = new DOMRpcRouter(customizer.getSchemaService());
        customizer.updateSchema(Optional.ofNullable(model).orElseThrow());
        rpc = new ExplainRpc(router.rpcProviderService(), () -> Futures.immediateFuture(planned()), Runnable::run);
        explain = new BindingDOMRpcServiceAdapter(customizer.getAdapterContext(), router.rpcService())
            .getRpc(Explain.class);
    }

    @Override
    protected void setupWithRuntimeContext(final BindingRuntimeContext context) {
        model = context;
        super.setupWithRuntimeContext(context);
    }

    @AfterEach
    void after() {
        rpc.close();
    }

    @Test
    void tellsWhatDecidesAndWhereCopiesArrive() throws Exception {
        final var output = output(input("tcp,10.0.0.1:1000>10.0.0.2:80"));
        assertEquals(Optional.empty(), Optional.ofNullable(output.getCaveat()).filter(all -> !all.isEmpty()));
        final var place = place(output);
        assertEquals("h1 vm1", place.requireHost().getValue() + " " + place.requirePort().getValue());
        assertEquals("tcp,10.0.0.1:1000>10.0.0.2:80,src=02:00:00:00:00:01,dst=00:00:00:00:00:00,length=60",
            place.requirePacket());
        final var flow = place.nonnullTapFlow().values().iterator().next();
        assertEquals("web 1 accepted by the default of filter f: no rule matches",
            flow.requireId().getValue() + " " + flow.requireNumber() + " " + flow.requireBecause());
        assertEquals(List.of("h1 sensor 60"), flow.nonnullArrival().values().stream().map(arrival ->
            arrival.requireHost().getValue() + " " + arrival.requirePort().getValue() + " " + arrival.requireOctets())
            .toList());
        assertEquals(
            List.of("1 h1 0 INPUT", "2 h1 10 OUT", "3 h1 24 SELECT", "4 h1 26 FILTER_OUT", "5 h1 30 SESSION",
                "6 h1 50 DELIVERY"),
            flow.nonnullStep().values().stream().sorted(Comparator.comparing(Step::requireNr)).map(step ->
                step.requireNr() + " " + step.requireHost().getValue() + " " + step.requireTable() + " "
                    + step.requireTableName()).toList());
        assertEquals(Set.of("cookie=0x7a9f070000000001, table=50, priority=100,reg0=0x1 actions=output:sensor"),
            flow.nonnullStep().values().stream().filter(step -> step.requireNr().intValue() == 6)
                .map(Step::requireFlow).collect(Collectors.toSet()));
        assertEquals(Map.of(), flow.nonnullProblem());
    }

    @Test
    void namesTheCollectorThatACopyIsSentTo() throws Exception {
        sink = new Sink.Remote(IpAddress.find("192.0.2.77").orElseThrow(),
            new Encapsulation.ErspanV2(Optional.of(9L), false, 0), Optional.empty(), 64, 0, true);
        final var arrivals = place(output(input("arp"))).nonnullTapFlow().values().iterator().next().nonnullArrival();
        final var arrival = arrivals.values().iterator().next();
        assertEquals("1 h1 60 null", arrival.requireNr() + " " + arrival.requireHost().getValue() + " "
            + arrival.requireOctets() + " " + arrival.getVlan());
        final var collector = Optional.ofNullable(arrival.getCollector()).orElseThrow();
        assertEquals("erspan-v2 192.0.2.77 9", collector.requireEncapsulation() + " "
            + collector.requireAddress().stringValue() + " " + collector.requireIdentity());
    }

    @Test
    void tellsArrivalsAtOnePortApart() throws Exception {
        hosts.put(HostId.of("h1"), new Host(HostId.of("h1"), true, "tcp:192.0.2.9:6653",
            Underlay.of(Optional.of("192.0.2.1")), Optional.ofNullable(hosts.get(HostId.of("h1"))).orElseThrow()
                .bridges(), new TreeMap<>(Map.of(PortName.of("eth1"), new HostNic(PortName.of("eth1"),
                    MacAddress.of("02:00:00:00:01:01"), 1500, true, Optional.empty())))));
        final var nic = new Sink.Nic(HostId.of("h1"), Optional.empty(), Optional.of(PortName.of("eth1")));
        others.put(TapServiceId.of("v8"), new Sink.Vlan(nic, 8, true));
        others.put(TapServiceId.of("v9"), new Sink.Vlan(nic, 9, true));
        sink = new Sink.Group(false, new TreeMap<>(Map.of(TapServiceId.of("v8"), 1, TapServiceId.of("v9"), 1)));
        assertEquals(List.of("1 eth1 8", "2 eth1 9"), place(output(input("arp"))).nonnullTapFlow().values().iterator()
            .next().nonnullArrival().values().stream().map(arrival -> arrival.requireNr() + " "
                + arrival.requirePort().getValue() + " " + arrival.getVlan().getValue()).sorted().toList());
    }

    @Test
    void explainsWhatTheSourceReceives() throws Exception {
        assertEquals(List.of("not seen: it copies what its sources send, not what they receive"), because(
            output(new ExplainInputBuilder(input("arp")).setDirection(ExplainInput.Direction.IN).build())));
    }

    @Test
    void saysThatTheHostMayDoSomethingElse() throws Exception {
        confirmed = false;
        final var output = output(input("arp"));
        assertEquals(Set.of("Host h1 has not confirmed the newest plan: until then it may do something else."),
            output.getCaveat());
        assertEquals(List.of("not-applied"), place(output).nonnullTapFlow().values().iterator().next().nonnullProblem()
            .values().stream().map(problem -> problem.requireCode().getName()).toList());
    }

    /** A guest that moves is on two hosts. */
    @Test
    void explainsEachPlaceOfAGuestThatMoves() throws Exception {
        hosts.put(HostId.of("h2"), host("h2", INT));
        assertEquals(Set.of("h1", "h2"), output(input("arp")).nonnullPlace().values().stream()
            .map(place -> place.requireHost().getValue()).collect(Collectors.toSet()));
    }

    @Test
    void refusesWhatIsNoPacketOrNoSource() throws Exception {
        assertEquals("invalid-value: packet 'tpc': protocol 'tpc', allowed: tcp, udp, sctp, icmp, icmp6, ip, ip6, arp,"
            + " or an Ethernet type as 0x88cc", refused(input("tpc")));
        assertEquals("invalid-value: packet with a tag of VLAN 9: port vm1 carries VLANs [10], without a tag",
            refused(input("arp,vlan=9")));
        assertEquals("data-missing: No host has the source (iface-id vm9). It is taken up as soon as its port appears."
            + " Allowed: a NIC that a tap-flow can have as a source.",
            refused(new ExplainInputBuilder(input("arp")).setSource(source(Yang.iface("vm9"))).build()));
        assertEquals("invalid-value: port sensor of host h1 is on brtap and cannot be a source: what is on brtap is a"
            + " sink. Allowed: a NIC that a tap-flow can have as a source.",
            refused(new ExplainInputBuilder(input("arp")).setSource(source(Yang.iface("sensor"))).build()));
        assertEquals("missing-element: input has no packet, which is mandatory",
            refused(new ExplainInputBuilder().setSource(source(Yang.iface("vm1"))).build()));
        assertEquals("missing-element: input has no source, which is mandatory",
            refused(new ExplainInputBuilder().setPacket("arp").build()));
    }

    /** A wrong plan, of which a patch ends nowhere, is no fault of the caller. */
    @Test
    void doesNotCallItsOwnFaultABadPacket() {
        severed = true;
        assertThrows(ExecutionException.class, () -> explain.invoke(input("arp")).get());
    }

    private static ExplainInput input(final String packet) {
        return new ExplainInputBuilder().setSource(source(Yang.iface("vm1"))).setPacket(packet).build();
    }

    private static org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.explain.input.Source source(final By nic) {
        return new SourceBuilder().setBy(nic).build();
    }

    private ExplainOutput output(final ExplainInput input) throws Exception {
        final var result = explain.invoke(input).get();
        assertTrue(result.isSuccessful(), result.getErrors().toString());
        return result.getResult();
    }

    private String refused(final ExplainInput input) throws Exception {
        final var result = explain.invoke(input).get();
        assertFalse(result.isSuccessful());
        return result.getErrors().stream().map(error -> error.getTag().elementBody() + ": " + error.getMessage())
            .collect(Collectors.joining(", "));
    }

    private static Place place(final ExplainOutput output) {
        return output.nonnullPlace().values().iterator().next();
    }

    private static List<String> because(final ExplainOutput output) {
        return place(output).nonnullTapFlow().values().stream().map(flow -> flow.requireBecause()).toList();
    }

    private Planned planned() {
        final var inventory = new Inventory(hosts);
        final var filter = new Filter(FilterId.of("f"), new FilterNumber(1), List.of(), List.of(), Verdict.ACCEPT,
            Fragments.NONE);
        final var web = new TapFlow(TapFlowId.of("web"), new TapFlowNumber(1), true,
            new TreeSet<>(Set.of(SERVICE)),
            new TreeMap<>(Map.of("1", new Source.Vnic(new NicSelector.ByIfaceId("vm1")))), Direction.OUT,
            Optional.of(filter.id()), Optional.empty(), Oversize.TRUNCATE, Reduction.NONE);
        final var services = new TreeMap<>(Map.of(SERVICE, new TapService(SERVICE, true, sink)));
        others.forEach((id, other) -> services.put(id, new TapService(id, true, other)));
        final var plan = Planner.plan(new Intents(1, new TreeMap<>(Map.of(filter.id(), filter)), services,
            new TreeMap<>(Map.of(web.id(), web))), inventory);
        final var reports = new TreeMap<HostId, HostReport>();
        hosts.values().forEach(host -> reports.put(host.id(), new HostReport(host, Optional.empty(), "192.0.2.1",
            "3.1.0", "8.3.1", true, Optional.of(plan).filter(applied -> confirmed), new TreeSet<>(),
            new TreeSet<>(List.of("tap-out-br-int")), new TreeSet<>(), Counters.NONE, List.of(), Optional.empty(),
            Optional.empty())));
        return new Planned(inventory, severed ? severed(plan) : plan, reports);
    }

    private static Plan severed(final Plan plan) {
        final var hosts = new TreeMap<>(plan.hosts());
        hosts.replaceAll((id, host) -> {
            final var rows = new TreeMap<>(host.rows());
            final var head = new Row.TapPort(INT.name(), PortName.of("tap-out-br-int"), "patch",
                new TreeMap<>(Map.of("peer", "")), new TreeSet<>());
            rows.put(head.key(), head);
            return new HostPlan(rows, host.flows(), host.meters());
        });
        return new Plan(plan.generation(), plan.filters(), hosts, plan.services(), plan.flows());
    }

    private static Host host(final String id, final Bridge... bridges) {
        return new Host(HostId.of(id), true, "tcp:192.0.2.9:6653", Underlay.of(Optional.of("192.0.2.1")),
            Stream.of(bridges).collect(Collectors.toMap(Bridge::name, Function.identity(), (one, other) -> one,
                TreeMap::new)), new TreeMap<>());
    }

    private static Bridge bridge(final BridgeName name, final String iface, final Optional<MacAddress> mac) {
        final var port = new Port(PortName.of(iface), GuestNic.of(Optional.of(iface), mac), new VlanMode.Access(10),
            Optional.of(1), true, Link.UNKNOWN, false, Optional.empty());
        return new Bridge(name, "system", new TreeMap<>(Map.of(port.name(), port)), new TreeSet<>());
    }
}
