package io.tapfabric.impl.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.Futures;
import io.tapfabric.impl.store.IntentStore;
import io.tapfabric.impl.store.Ledger;
import io.tapfabric.impl.store.Yang;
import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.GuestNic;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.model.Link;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.Underlay;
import io.tapfabric.planner.model.VlanMode;
import io.tapfabric.planner.plan.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.mdsal.binding.dom.adapter.BindingDOMRpcServiceAdapter;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.binding.runtime.api.BindingRuntimeContext;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.broker.DOMRpcRouter;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Plan;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PlanInput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PlanInputBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PlanOutput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.filter.InBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.plan.input.FilterBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.plan.input.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.plan.input.TapServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.plan.output.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.plan.output.host.Change;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.Filter;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.QuotasBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowKey;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;

/** Asks through the binding, as the shell does, so that input and output are held to the model, too. */
class PlanRpcTest extends AbstractConcurrentDataBrokerTest {
    private static final HostId HOST = HostId.of("h1");
    /** The NICs of vm1 and vm2 by iface-id, with addresses by which to tell what they have sent. */
    private static final Map<String, MacAddress> ADDRESSES = Map.of("vm1", MacAddress.of("02:00:00:00:00:01"),
        "vm2", MacAddress.of("02:00:00:00:00:02"));

    private @Nullable BindingRuntimeContext model;
    private Ledger ledger;
    private PlanRpc rpc;
    private Plan plan;
    private Inventory inventory = inventory(Map.of());

    /** One host with guests vm1, vm2 and a sensor; stored are tap-service ids, and web that copies vm1 to it. */
    @BeforeEach
    void before() throws Exception {
        setup();
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, InstanceIdentifier.create(Taps.class), new TapsBuilder()
            .setTapService(BindingMap.of(new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps
                .TapServiceBuilder(Yang.service("ids", Yang.iface("sensor"))).setEnabled(true).build()))
            .setTapFlow(BindingMap.of(Yang.flow("web", "ids", Yang.iface("vm1")))).build());
        tx.commit().get();
        ledger = Ledger.open(getDataBroker(), Runnable::run);
        final var customizer = getDataBrokerTestCustomizer();
        final var router = new DOMRpcRouter(customizer.getSchemaService());
        customizer.updateSchema(Optional.ofNullable(model).orElseThrow());
        rpc = new PlanRpc(router.rpcProviderService(), getDomBroker(), ledger::rehearsal,
            () -> Futures.immediateFuture(inventory), Runnable::run);
        plan = new BindingDOMRpcServiceAdapter(customizer.getAdapterContext(), router.rpcService()).getRpc(Plan.class);
    }

    @Override
    protected void setupWithRuntimeContext(final BindingRuntimeContext context) {
        model = context;
        super.setupWithRuntimeContext(context);
    }

    @AfterEach
    void after() {
        rpc.close();
        ledger.close();
    }

    @Test
    void tellsWhatANewTapFlowWouldDo() throws Exception {
        final var before = stored();
        final var output = output(puts(flow("db", "ids", "vm2")));
        assertEquals("db Planned []", flows(output));
        final var changes = changes(output);
        assertTrue(changes.stream().anyMatch(change -> change.getKey().startsWith("table=")), changes.toString());
        assertTrue(changes.stream().anyMatch(change -> change.getKey().startsWith("mirror ")
            && change.getAfter().contains("vm2")), changes.toString());
        assertTrue(changes.stream().allMatch(change -> change.getBefore() == null), changes.toString());
        assertEquals(before, stored());
        assertEquals("{new=0x1, web=0x2}",
            ledger.assign(new TreeSet<>(Set.of(TapFlowId.of("new"), TapFlowId.of("web")))).toString());
    }

    @Test
    void tellsWhatADeletionWouldDo() throws Exception {
        final var output = output(new PlanInputBuilder().setDeleteTapFlow(Set.of(new Id("web"))).build());
        assertEquals("web Deleted []", flows(output));
        assertTrue(changes(output).stream().anyMatch(change -> change.getKey().startsWith("mirror ")
            && change.getBefore() != null && change.getAfter() == null), output.toString());
    }

    @Test
    void tellsNothingWhereNothingWouldChange() throws Exception {
        final var output = output(puts(flow("web", "ids", "vm1")));
        assertEquals("", flows(output));
        assertEquals(List.of(), changes(output));
        assertEquals("", flows(output(new PlanInputBuilder().build())));
    }

    @Test
    void tellsWhatAnotherSinkWouldDo() throws Exception {
        final var output = output(new PlanInputBuilder().setTapService(BindingMap.of(new TapServiceBuilder(
            Yang.service("ids", Yang.iface("sensor2"))).setId(new Id("ids")).setEnabled(true).build())).build());
        assertEquals("web Planned []", flows(output));
        assertEquals("[output:tap-sensor to output:tap-sensor2]", changes(output).stream().map(change ->
            change.getBefore().replaceAll(".*actions=", "") + " to " + change.getAfter().replaceAll(".*actions=", ""))
            .toList().toString());
    }

    @Test
    void tellsWhyATapFlowWouldHaveNoEffect() throws Exception {
        assertEquals("db NotPlanned [source-not-found]", flows(output(puts(flow("db", "ids", "vm9")))));
        assertEquals("db InPart [source-not-found]", flows(output(puts(flow("db", "ids", "vm2", "vm9")))));
        assertEquals("db Disabled []", flows(output(puts(new TapFlowBuilder(flow("db", "ids", "vm2"))
            .setEnabled(false)))));
        assertEquals("web Disabled []", flows(output(new PlanInputBuilder().setTapService(BindingMap.of(
            new TapServiceBuilder(Yang.service("ids", Yang.iface("sensor"))).setId(new Id("ids")).build())).build())));
    }

    @Test
    void breaksNoRule() throws Exception {
        assertEquals("data-missing tap-flow 'db': tap-service 'x' does not exist; allowed: the id of an existing "
            + "tap-service", refused(puts(flow("db", "x", "vm2"))));
        assertEquals("data-exists tap-flow 'db': source 'source' (iface-id vm1) is already copied to tap-service 'ids' "
            + "by tap-flow 'web'; allowed: one tap-flow without priority for a source, a tap-service and a filter",
            refused(puts(flow("db", "ids", "vm1"))));
        assertEquals("in-use tap-service 'ids' is still named by tap-flow 'web'; allowed: to delete a tap-service that "
            + "no tap-flow names", refused(new PlanInputBuilder().setDeleteTapService(Set.of(new Id("ids"))).build()));
        assertEquals("", flows(output(puts(flow("web", "ids", "vm1")))));
    }

    @Test
    void isHeldToPriorities() throws Exception {
        store(new TapsBuilder().setTapFlow(BindingMap.of(new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps
            .TapFlowBuilder(Yang.flow("web", "ids", Yang.iface("vm1"))).setPriority(Uint16.TEN).build())).build());
        assertEquals("data-exists tap-flow 'db': priority 10 on source 'source' (iface-id vm1) is already that of "
            + "tap-flow 'web'; allowed: none, or 1 to 32766 where no other tap-flow has it on this source",
            refused(puts(new TapFlowBuilder(flow("db", "ids", "vm1")).setPriority(Uint16.TEN))));
        assertEquals("db Planned []", flows(output(puts(new TapFlowBuilder(flow("db", "ids", "vm1"))
            .setPriority(Uint16.ONE)))));
    }

    @Test
    void isHeldToTheStoredQuotas() throws Exception {
        store(new TapsBuilder().setQuotas(new QuotasBuilder().setTapFlows(Uint32.ONE).build()).build());
        assertEquals("resource-denied quota tap-flows of all tap-flows is 1, with 1 in use; it would be 2; allowed: 1, "
            + "or a higher quota", refused(puts(flow("db", "ids", "vm2"))));
    }

    private void store(final Taps more) throws Exception {
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.merge(LogicalDatastoreType.CONFIGURATION, InstanceIdentifier.create(Taps.class), more);
        tx.commit().get();
    }

    @Test
    void takesAServiceWithItsTapFlowsAway() throws Exception {
        assertEquals("web Deleted []", flows(output(new PlanInputBuilder().setDeleteTapService(Set.of(new Id("ids")))
            .setDeleteTapFlow(Set.of(new Id("web"))).build())));
    }

    @Test
    void saysWhatMakesNoSense() throws Exception {
        assertEquals("data-missing delete-tap-flow 'x' does not exist; allowed: the id of an existing tap-flow",
            refused(new PlanInputBuilder().setDeleteTapFlow(Set.of(new Id("x"))).build()));
        assertEquals("data-missing delete-tap-service 'x' does not exist; allowed: the id of an existing tap-service",
            refused(new PlanInputBuilder().setDeleteTapService(Set.of(new Id("x"))).build()));
        assertEquals("invalid-value delete-tap-flow 'web': the same tap-flow is put by this change; allowed: one of "
            + "both", refused(new PlanInputBuilder(puts(flow("web", "ids", "vm2")))
                .setDeleteTapFlow(Set.of(new Id("web"))).build()));
        assertEquals("invalid-value tap-flow 'db': it is not what the model says; allowed: all that is mandatory",
            refused(puts(new TapFlowBuilder().setId(new Id("db")))));
        assertEquals("invalid-value tap-flow 'db': source 'source' vlan '30-20' is not allowed: it is a VLAN, as 10, "
            + "or the first and the last of several, as 20-30; VLANs are 0 to 4094", refused(puts(new TapFlowBuilder(
                Yang.flow("db", "ids", Yang.vlan("30-20"))).setId(new Id("db")).setTapService(Yang.ids("ids")))));
    }

    @Test
    void takesFilters() throws Exception {
        inventory = inventory(ADDRESSES);
        final var flow = new TapFlowBuilder(flow("db", "ids", "vm2")).setFilter(new Id("w"));
        assertEquals("data-missing tap-flow 'db': filter 'w' does not exist; allowed: the id of an existing filter",
            refused(puts(flow)));
        final var filter = new FilterBuilder(Yang.fullFilter("w")).setId(new Id("w"));
        final var both = new PlanInputBuilder(puts(flow)).setFilter(BindingMap.of(filter.build()));
        assertEquals("db Planned []", flows(output(both.build())));
        assertEquals("invalid-value delete-filter 'w': the same filter is put by this change; allowed: one of both | "
            + "data-missing delete-filter 'w' does not exist; allowed: the id of an existing filter",
            refused(both.setDeleteFilter(Set.of(new Id("w"))).build()));
        assertEquals("data-missing delete-filter 'x' does not exist; allowed: the id of an existing filter",
            refused(new PlanInputBuilder().setDeleteFilter(Set.of(new Id("x"))).build()));
        assertEquals("invalid-value filter 'w': in '3': no action, allowed accept or reject", refused(
            new PlanInputBuilder().setFilter(BindingMap.of(new FilterBuilder().setId(new Id("w")).setIn(BindingMap.of(
                new InBuilder().setPriority(Uint16.valueOf(3)).build())).build())).build()));
    }

    @Test
    void keepsAFilterThatIsStored() throws Exception {
        inventory = inventory(ADDRESSES);
        final var tx = getDataBroker().newWriteOnlyTransaction();
        final var taps = InstanceIdentifier.create(Taps.class);
        final var filter = Yang.fullFilter("w");
        tx.put(LogicalDatastoreType.CONFIGURATION, taps.child(Filter.class, filter.key()), filter);
        tx.put(LogicalDatastoreType.CONFIGURATION, taps.child(
            org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow.class, new TapFlowKey(new Id("web"))),
            new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowBuilder(
                Yang.flow("web", "ids", Yang.iface("vm1"))).setFilter(new Id("w")).build());
        tx.commit().get();
        assertEquals("in-use filter 'w' is still named by tap-flow 'web'; allowed: to delete a filter that no tap-flow "
            + "names", refused(new PlanInputBuilder().setDeleteFilter(Set.of(new Id("w"))).build()));
        assertEquals("web Deleted []", flows(output(new PlanInputBuilder().setDeleteFilter(Set.of(new Id("w")))
            .setDeleteTapFlow(Set.of(new Id("web"))).build())));
        assertEquals("db Planned []", flows(output(puts(new TapFlowBuilder(flow("db", "ids", "vm2"))
            .setFilter(new Id("w"))))));
    }

    private static org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.plan.input.TapFlow flow(final String id,
            final String service, final String... ifaces) {
        return new TapFlowBuilder(Yang.flow(id, service, Arrays.stream(ifaces).map(Yang::iface).map(Yang::vnic)
            .toArray(org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.Kind[]::new)))
            .setId(new Id(id)).setTapService(Yang.ids(service)).build();
    }

    private static PlanInput puts(final TapFlowBuilder flow) {
        return puts(flow.build());
    }

    private static PlanInput puts(final org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.plan.input.TapFlow flow) {
        return new PlanInputBuilder().setTapFlow(BindingMap.of(flow)).build();
    }

    private PlanOutput output(final PlanInput input) throws Exception {
        final var result = plan.invoke(input).get();
        assertTrue(result.isSuccessful(), result.getErrors().toString());
        return result.getResult();
    }

    private String refused(final PlanInput input) throws Exception {
        final RpcResult<PlanOutput> result = plan.invoke(input).get();
        return result.getErrors().stream().map(error -> error.getTag().elementBody() + " " + error.getMessage())
            .collect(Collectors.joining(" | "));
    }

    private static String flows(final PlanOutput output) {
        return output.nonnullTapFlow().values().stream().map(PlanRpcTest::text).sorted()
            .collect(Collectors.joining(" | "));
    }

    private static String text(final TapFlow flow) {
        return flow.requireId().getValue() + " " + flow.requireEffect() + " " + flow.nonnullProblem().values().stream()
            .map(problem -> problem.requireCode().getName()).sorted().toList();
    }

    private static List<Change> changes(final PlanOutput output) {
        return output.nonnullHost().values().stream().flatMap(host -> host.nonnullChange().values().stream()).toList();
    }

    private Optional<NormalizedNode> stored() throws Exception {
        try (var tx = getDomBroker().newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.CONFIGURATION, IntentStore.TAPS).get();
        }
    }

    private static Inventory inventory(final Map<String, MacAddress> addresses) {
        return new Inventory(new TreeMap<>(Map.of(HOST, new Host(HOST, true, "tcp:192.0.2.9:6653",
            Underlay.of(Optional.of("192.0.2.1")), new TreeMap<>(Map.of(
                BridgeName.of("br-int"), bridge(addresses, BridgeName.of("br-int"), "vm1", "vm2"),
                Names.TAP_BRIDGE, bridge(addresses, Names.TAP_BRIDGE, "sensor", "sensor2"))), new TreeMap<>()))));
    }

    private static Bridge bridge(final Map<String, MacAddress> addresses, final BridgeName name,
            final String... ifaces) {
        final var ports = new TreeMap<PortName, Port>();
        for (var iface : ifaces) {
            final var port = PortName.of("tap-" + iface);
            ports.put(port, new Port(port, GuestNic.of(Optional.of(iface),
                Optional.ofNullable(addresses.get(iface))), VlanMode.Trunk.ALL,
                Optional.of(ports.size() + 1), true, Link.UNKNOWN, false, Optional.empty()));
        }
        return new Bridge(name, "system", ports, new TreeSet<>());
    }
}
