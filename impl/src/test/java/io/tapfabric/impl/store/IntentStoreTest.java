package io.tapfabric.impl.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.Family;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.FilterRule;
import io.tapfabric.planner.model.Fragments;
import io.tapfabric.planner.model.FrameCriteria;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.IpCriteria;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.MacPattern;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.Oversize;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.PortSet;
import io.tapfabric.planner.model.Prefix;
import io.tapfabric.planner.model.Protocol;
import io.tapfabric.planner.model.Quota;
import io.tapfabric.planner.model.RateLimit;
import io.tapfabric.planner.model.Reduction;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowPriority;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.model.TcpFlags;
import io.tapfabric.planner.model.TransportCriteria;
import io.tapfabric.planner.model.Verdict;
import io.tapfabric.planner.model.VlanSet;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.QuotasBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapServiceBuilder;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class IntentStoreTest extends AbstractConcurrentDataBrokerTest {
    private static final Logger LOG = LoggerFactory.getLogger(IntentStoreTest.class);
    private static final InstanceIdentifier<Taps> TAPS = InstanceIdentifier.create(Taps.class);

    private final BlockingQueue<Asked> snapshots = new LinkedBlockingQueue<>();
    private Optional<IntentStore> store = Optional.empty();

    @BeforeEach
    void before() throws Exception {
        setup();
    }

    @AfterEach
    void after() {
        store.ifPresent(IntentStore::close);
    }

    @Test
    void tellsAnEmptyStoreAtTheStart() throws Exception {
        listen();
        assertEquals(Asked.NOTHING, next());
    }

    @Test
    void tellsWhatIsThereAtTheStart() throws Exception {
        put(Yang.flow("a", "s", Yang.iface("p")));
        listen();
        assertEquals(1, next().flows().size());
    }

    @Test
    void tellsEverythingAfterEachCommit() throws Exception {
        listen();
        next();
        put(Yang.flow("a", "s", Yang.iface("p")));
        assertEquals(1, next().flows().size());
        put(Yang.flow("b", "s", Yang.iface("q")));
        assertEquals(2, next().flows().size());
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.delete(LogicalDatastoreType.CONFIGURATION, TAPS);
        tx.commit().get();
        assertEquals(Asked.NOTHING, next());
    }

    @Test
    void readsEachWayToNameANic() throws Exception {
        put(Yang.service("s", Yang.iface("sink-1")));
        put(Yang.flow("a", "s", Yang.iface("port-1")));
        put(Yang.flow("b", "s", Yang.mac("FA:16:3E:00:00:01")));
        put(Yang.flow("c", "s", Yang.port("h1", "tap0")));
        listen();
        final var asked = next();
        assertEquals(new Sink.Vnic(new NicSelector.ByIfaceId("sink-1")),
            asked.services().get(TapServiceId.of("s")).sink());
        assertEquals(vnic(new NicSelector.ByIfaceId("port-1")), source(asked, "a"));
        assertEquals(vnic(new NicSelector.ByMac(MacAddress.of("fa:16:3e:00:00:01"))), source(asked, "b"));
        assertEquals(vnic(new NicSelector.ByPort(HostId.of("h1"), PortName.of("tap0"))), source(asked, "c"));
    }

    @Test
    void readsEachKindOfSourceAndSink() throws Exception {
        put(Yang.service("s", Yang.nic("h1", "eth1")));
        put(Yang.flow("a", "s", Yang.vnic(Yang.iface("p")), Yang.vswitch("h1", "br-int"),
            Yang.vswitch("h1", "br-int", "30", "10-12"), Yang.address("FA:16:3E:00:00:01", 0, "h1"),
            Yang.vlan("4094")));
        listen();
        final var asked = next();
        assertEquals(new Sink.Nic(HostId.of("h1"), Optional.empty(), Optional.of(PortName.of("eth1"))),
            asked.services().get(TapServiceId.of("s")).sink());
        assertEquals("{source=iface-id p, source1=bridge br-int of host h1, source2=bridge br-int of host h1, VLANs "
            + "10-12,30, source3=MAC address fa:16:3e:00:00:01 in VLAN 0 on host h1, source4=VLANs 4094 on hosts "
            + "[h1, h2]}", flow(asked, "a").sources().toString());
    }

    @Test
    void readsOneAddressOneWay() throws Exception {
        put(Yang.flow("a", "s", Yang.guest("vm", "FA:16:3E:00:00:01", "FD00:0:0::1")));
        put(Yang.flow("b", "s", Yang.guest("vm", "fa:16:3e:00:00:01", "fd00::1")));
        listen();
        final var asked = next();
        assertEquals(source(asked, "a"), source(asked, "b"));
        assertEquals(vnic(new NicSelector.ByGuest("vm", Optional.of(MacAddress.of("fa:16:3e:00:00:01")),
            Optional.of("fd00:0:0:0:0:0:0:1"))), source(asked, "a"));
    }

    @Test
    void leavesOutWhatItCannotRead() throws Exception {
        put(Yang.flow("a", "s", Yang.vlan("10"), Yang.vlan("30-20")));
        put(Yang.flow("b", "s", Yang.vlan("5000")));
        put(Yang.flow("d", "s", Yang.vlan("0-4094")));
        listen();
        final var asked = next();
        assertEquals("[d]", asked.flows().keySet().toString());
        assertEquals("tap-flow 'a': source 'source1' vlan '30-20' is not allowed: it is a VLAN, as 10, or the first "
            + "and the last of several, as 20-30; VLANs are 0 to 4094 | tap-flow 'b': source 'source' vlan '5000' is "
            + "not allowed: it is a VLAN, as 10, or the first and the last of several, as 20-30; VLANs are 0 to 4094",
            asked.unread().stream().map(Unread::toString).collect(Collectors.joining(" | ")));
    }

    @Test
    void appliesTheModelsDefaults() throws Exception {
        put(Yang.service("s", Yang.iface("sink-1")));
        put(Yang.flow("a", "s", Yang.iface("port-1")));
        listen();
        final var asked = next();
        assertFalse(asked.services().get(TapServiceId.of("s")).enabled());
        assertTrue(flow(asked, "a").enabled());
        assertEquals(Direction.BOTH, flow(asked, "a").direction());
        assertEquals(Optional.empty(), flow(asked, "a").priority());
        assertEquals(Oversize.TRUNCATE, flow(asked, "a").oversize());
    }

    @Test
    void readsWhatIsSet() throws Exception {
        put(new TapServiceBuilder(Yang.service("s", Yang.iface("sink-1"))).setEnabled(true).build());
        put(new TapFlowBuilder(Yang.flow("a", "s", Yang.iface("port-1"))).setEnabled(false)
            .setDirection(org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Direction.IN)
            .setPriority(Uint16.valueOf(32_766))
            .setOversize(org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Oversize.Drop)
            .setIdentity(Uint32.MAX_VALUE).build());
        listen();
        final var asked = next();
        assertTrue(asked.services().get(TapServiceId.of("s")).enabled());
        assertEquals(new Asked.Flow(TapFlowId.of("a"), false,
            new TreeSet<>(Set.of(TapServiceId.of("s"))),
            new TreeMap<>(Map.of("source", vnic(new NicSelector.ByIfaceId("port-1")))), Direction.IN,
            Optional.empty(), Optional.of(new TapFlowPriority(32_766)), Oversize.DROP, Reduction.NONE,
            Optional.of(4_294_967_295L)), flow(asked, "a"));
    }

    @Test
    void readsSeveralTapServices() throws Exception {
        put(Yang.service("s", Yang.iface("sink-1")));
        put(Yang.flow("a", "t,s", Yang.iface("port-1")));
        listen();
        final var asked = next();
        assertEquals(new TreeSet<>(Set.of(TapServiceId.of("s"), TapServiceId.of("t"))), flow(asked, "a").services());
        assertEquals(List.of(TapServiceId.of("s")), asked.servicesOf(flow(asked, "a")).map(service -> service.id())
            .toList());
    }

    @Test
    void readsQuotas() throws Exception {
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, TAPS, new TapsBuilder().setQuotas(new QuotasBuilder()
            .setSourcesPerTapFlow(Uint32.ONE).setPrioritiesPerSource(Uint32.TWO).setInRulesPerFilter(Uint32.valueOf(3))
            .setOutRulesPerFilter(Uint32.valueOf(4)).setTapFlowsPerFilter(Uint32.valueOf(5))
            .setTapFlowsPerVnicSink(Uint32.valueOf(6)).setTapFlowsPerHostNicSink(Uint32.ZERO)
            .setTapFlowsPerRemoteSink(Uint32.valueOf(8)).setTapFlowsPerVlanSink(Uint32.valueOf(9))
            .setTapFlowsPerDeviceSink(Uint32.TEN).setTapFlowsPerGroupSink(Uint32.valueOf(11))
            .setTapFlows(Uint32.MAX_VALUE).build()).build());
        tx.commit().get();
        listen();
        assertEquals("{sources-per-tap-flow=1, priorities-per-source=2, in-rules-per-filter=3, out-rules-per-filter=4, "
            + "tap-flows-per-filter=5, tap-flows-per-vnic-sink=6, tap-flows-per-host-nic-sink=0, "
            + "tap-flows-per-remote-sink=8, tap-flows-per-vlan-sink=9, tap-flows-per-device-sink=10, "
            + "tap-flows-per-group-sink=11, tap-flows=4294967295}", next().quotas().toString());
    }

    /** Quotas that nobody has set are what the model says. */
    @Test
    void quotasHaveTheModelsDefaults() throws Exception {
        final var model = Files.readString(Path.of("..", "api", "src", "main", "yang", "tapfabric.yang"));
        final var quotas = model.substring(model.indexOf("container quotas {"));
        assertEquals(Quota.defaults().toString(), Pattern
            .compile("leaf ([a-z-]+) \\{\\s+type uint32;\\s+default \"(\\d+)\";")
            .matcher(quotas.substring(0, quotas.indexOf("list filter"))).results()
            .map(leaf -> leaf.group(1) + "=" + leaf.group(2)).collect(Collectors.joining(", ", "{", "}")));
        put(Yang.flow("a", "s", Yang.iface("p")));
        listen();
        assertEquals(Quota.defaults(), next().quotas());
    }

    @Test
    void readsReductions() throws Exception {
        put(Yang.reduced("a", flow -> flow.setTruncate(Uint16.valueOf(96)).setSample(Uint16.valueOf(4))));
        put(Yang.reduced("b", flow -> flow.setRateLimit(Yang.packets(100, 20))));
        put(Yang.reduced("c", flow -> flow.setRateLimit(Yang.packets(100))));
        put(Yang.reduced("d", flow -> flow.setRateLimit(Yang.kilobits(RateLimit.MAX, 525))));
        put(Yang.reduced("e", flow -> flow.setRateLimit(Yang.kilobits(1000))));
        put(Yang.reduced("f", flow -> flow.setRateLimit(Yang.kilobits(10))));
        put(Yang.reduced("g", flow -> flow.setRateLimit(Yang.kilobits(1000, 524))));
        listen();
        final var asked = next();
        assertEquals(new Reduction(OptionalInt.of(96), Optional.empty(), OptionalInt.of(4)), reduction(asked, "a"));
        assertEquals(limited(RateLimit.Unit.PACKETS, 100, 20), reduction(asked, "b"));
        assertEquals(limited(RateLimit.Unit.PACKETS, 100, 100), reduction(asked, "c"));
        assertEquals(limited(RateLimit.Unit.KILOBITS, RateLimit.MAX, 525), reduction(asked, "d"));
        assertEquals(limited(RateLimit.Unit.KILOBITS, 1000, 1000), reduction(asked, "e"));
        assertEquals(limited(RateLimit.Unit.KILOBITS, 10, 525), reduction(asked, "f"));
        assertEquals("[tap-flow 'g': rate-limit burst '524' is not allowed: with kilobits-per-second it is 525 (the "
            + "longest packet) to 4294967295]", asked.unread().toString());
        try (var ledger = Ledger.open(getDataBroker(), Runnable::run)) {
            assertEquals(limited(RateLimit.Unit.KILOBITS, 10, 525), asked.intents(1, ledger).flows()
                .get(TapFlowId.of("f")).reduction());
        }
    }

    private static Reduction limited(final RateLimit.Unit unit, final long rate, final long burst) {
        return new Reduction(OptionalInt.empty(), Optional.of(new RateLimit(unit, rate, burst)), OptionalInt.empty());
    }

    private static Reduction reduction(final Asked asked, final String id) {
        return flow(asked, id).reduction();
    }

    /** Through the binding, so that each leaf has the type that a client's has. */
    @Test
    void readsFilters() throws Exception {
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, TAPS, new TapsBuilder()
            .setFilter(BindingMap.of(Yang.filter("v"), Yang.fullFilter("w")))
            .setTapFlow(BindingMap.of(new TapFlowBuilder(Yang.flow("a", "s", Yang.iface("p")))
                .setFilter(new Id("w")).build(), Yang.flow("b", "s", Yang.iface("q")))).build());
        tx.commit().get();
        listen();
        final var asked = next();
        assertEquals(Optional.of(FilterId.of("w")), flow(asked, "a").filter());
        assertEquals(Optional.empty(), flow(asked, "b").filter());
        assertEquals(new Asked.Filter(FilterId.of("v"), List.of(), List.of(), Verdict.REJECT, Fragments.NONE),
            asked.filters().get(FilterId.of("v")));
        assertEquals(new Asked.Filter(FilterId.of("w"), List.of(
            new FilterRule(5, Verdict.ACCEPT, FrameCriteria.ANY, IpCriteria.ANY, TransportCriteria.ANY),
            new FilterRule(10, Verdict.REJECT, new FrameCriteria(Optional.of(MacPattern.of(MacAddress.of(
                "fa:16:3e:00:00:01"))), Optional.empty(), VlanSet.of(List.of("10-12")), OptionalInt.of(0x800)),
                new IpCriteria(Optional.of(Family.IPV4), Optional.of(Protocol.TCP),
                    Optional.of(Prefix.of("10.0.0.0/8")), Optional.empty(), OptionalInt.of(46)),
                new TransportCriteria(PortSet.of(List.of("80")), PortSet.ALL, Optional.of(new TcpFlags(2, 0x12)),
                    OptionalInt.empty(), OptionalInt.empty()))),
            List.of(new FilterRule(65_534, Verdict.ACCEPT, FrameCriteria.ANY, new IpCriteria(Optional.empty(),
                Optional.of(new Protocol(1)), Optional.empty(), Optional.empty(), OptionalInt.empty()),
                new TransportCriteria(PortSet.ALL, PortSet.ALL, Optional.empty(), OptionalInt.of(8),
                    OptionalInt.of(0)))), Verdict.ACCEPT, Fragments.LATER_FRAGMENTS_OF_ANY),
            asked.filters().get(FilterId.of("w")));
        try (var ledger = Ledger.open(getDataBroker(), Runnable::run)) {
            final var intents = asked.intents(1, ledger);
            assertEquals(new FilterNumber(2), Optional.ofNullable(intents.filters().get(FilterId.of("w")))
                .orElseThrow().number());
            assertEquals(Optional.of(FilterId.of("w")), Optional.ofNullable(intents.flows().get(TapFlowId.of("a")))
                .orElseThrow().filter());
        }
    }

    @Test
    void readsOnlyWhatChanged() throws Exception {
        put(Yang.flow("a", "s", Yang.iface("p")));
        listen();
        final var first = next();
        put(Yang.flow("b", "s", Yang.iface("q")));
        final var second = next();
        assertSame(flow(first, "a"), flow(second, "a"));
        put(Yang.flow("a", "s", Yang.iface("r")));
        assertEquals(vnic(new NicSelector.ByIfaceId("r")), source(next(), "a"));
    }

    @Test
    void isSilentOnceClosed() throws Exception {
        listen();
        next();
        store.ifPresent(IntentStore::close);
        put(Yang.flow("a", "s", Yang.iface("p")));
        await().during(100, TimeUnit.MILLISECONDS).until(snapshots::isEmpty);
    }

    /** Logs what a snapshot of 1,000 tap-flows costs when one was added: processor time, which load leaves alone. */
    @Test
    void readsAThousandTapFlowsWhenOneIsAdded() throws Exception {
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, TAPS, new TapsBuilder()
            .setTapFlow(IntStream.range(0, 1000).mapToObj(nr -> Yang.flow("f" + nr, "s", Yang.iface("port-" + nr)))
                .collect(BindingMap.toMap())).build());
        tx.commit().get();
        final var clock = ManagementFactory.getThreadMXBean();
        final var reader = new AskedReader();
        try (var ledger = Ledger.open(getDataBroker(), ForkJoinPool.commonPool())) {
            for (int round = 0; round < 100; round++) {
                put(Yang.flow("more" + round, "s", Yang.iface("more-" + round)));
                final var taps = taps();
                final long start = clock.getCurrentThreadCpuTime();
                final var asked = reader.read(taps);
                final long read = clock.getCurrentThreadCpuTime();
                final var intents = asked.intents(round, ledger);
                final long numbered = clock.getCurrentThreadCpuTime();
                assertEquals(1001 + round, intents.flows().get(TapFlowId.of("more" + round)).number().value());
                LOG.info("read in {} us, numbered in {} us", (read - start) / 1000, (numbered - read) / 1000);
            }
        }
    }

    private Optional<NormalizedNode> taps() throws Exception {
        try (var tx = getDomBroker().newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.CONFIGURATION, IntentStore.TAPS).get();
        }
    }

    private static Asked.Flow flow(final Asked asked, final String id) {
        return Optional.ofNullable(asked.flows().get(TapFlowId.of(id))).orElseThrow();
    }

    private static Source source(final Asked asked, final String id) {
        return Optional.ofNullable(flow(asked, id).sources().get("source")).orElseThrow();
    }

    private static Source vnic(final NicSelector nic) {
        return new Source.Vnic(nic);
    }

    private void listen() {
        store = Optional.of(new IntentStore(getDomBroker(), snapshot -> snapshots.add(snapshot.get())));
    }

    private Asked next() throws InterruptedException {
        return Optional.ofNullable(snapshots.poll(10, TimeUnit.SECONDS)).orElseThrow();
    }

    private void put(final TapFlow flow) throws Exception {
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, TAPS.child(TapFlow.class, flow.key()), flow);
        tx.commit().get();
    }

    private void put(final TapService service) throws Exception {
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, TAPS.child(TapService.class, service.key()), service);
        tx.commit().get();
    }
}
