package io.tapfabric.impl.reconcile;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.impl.store.Asked;
import io.tapfabric.impl.store.IntentStore;
import io.tapfabric.impl.store.Ledger;
import io.tapfabric.impl.store.Yang;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.Fragments;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.Oversize;
import io.tapfabric.planner.model.Quota;
import io.tapfabric.planner.model.Reduction;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.model.Underlay;
import io.tapfabric.planner.model.Verdict;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.state.Counters;
import io.tapfabric.planner.state.FabricState;
import io.tapfabric.planner.state.HostReport;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.LedgerBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.ledger.HostBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.ledger.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsBuilder;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint32;

class ReconcilerTest extends AbstractConcurrentDataBrokerTest {
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final AtomicReference<Plan> plan = new AtomicReference<>(Plan.NONE);
    private final AtomicReference<FabricState> state = new AtomicReference<>(FabricState.NONE);

    @BeforeEach
    void before() throws Exception {
        setup();
    }

    @AfterEach
    void after() {
        pool.shutdownNow();
    }

    @Test
    void plansEveryTapFlowThatIsCommitted() throws Exception {
        final var ledger = Ledger.open(getDataBroker(), Runnable::run);
        final var reconciler = new Reconciler(pool, Clock.systemUTC(), ledger, plan::set, state::set);
        try (var store = new IntentStore(getDomBroker(), reconciler::intents)) {
            final var tx = getDataBroker().newWriteOnlyTransaction();
            tx.put(LogicalDatastoreType.CONFIGURATION, InstanceIdentifier.create(Taps.class), new TapsBuilder()
                .setTapFlow(BindingMap.of(Yang.flow("web", "ids", Yang.iface("vm1")))).build());
            tx.commit().get();
            await().until(() -> plan.get().flows().containsKey(TapFlowId.of("web")));
            await().until(() -> state.get().flows().containsKey(TapFlowId.of("web")));
            await().until(() -> state.get().lastChange().isPresent());
            assertEquals(Optional.of("tap-flow 'web'"), state.get().quotas().get(Quota.SOURCES_PER_TAP_FLOW).by());
        }
    }

    /** After the last number the search begins again at 1, where the number of a deleted tap-flow waits. */
    @Test
    void givesNoNumberAgainBeforeEveryHostConfirmed() throws Exception {
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, InstanceIdentifier.create(
            org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.Ledger.class), new LedgerBuilder()
            .setNextNumber(Uint32.valueOf(TapFlowNumber.MAX)).setTapFlow(BindingMap.of(new TapFlowBuilder()
                .setNumber(Uint32.ONE).setId(new Id("old")).build())).build());
        tx.commit().get();
        final var ledger = Ledger.open(getDataBroker(), Runnable::run);
        final var reconciler = new Reconciler(pool, Clock.systemUTC(), ledger, plan::set, state::set);
        reconciler.inventory(inventory("h1", "h2"));

        ask(reconciler, "old");
        assertEquals("{old=0x1}", numbers());
        confirm(reconciler, "h1");
        confirm(reconciler, "h2");

        ask(reconciler, "last");
        assertEquals("{last=0xffffff}", numbers());
        confirm(reconciler, "h1");                          // h2 still has what was there before
        awaitAssessed("h1");
        assertEquals("{0x1=old}", ledger.deleted().toString());
        ask(reconciler, "last", "new");
        assertEquals("{last=0xffffff, new=0x2}", numbers());

        confirm(reconciler, "h1");
        awaitAssessed("h1");
        assertEquals("{0x1=old}", ledger.deleted().toString());
        confirm(reconciler, "h2");
        await().until(() -> ledger.deleted().isEmpty());
    }

    /** Filters' numbers begin anew as well; h2 has nothing of the filter's, but may have. */
    @Test
    void keepsAFiltersNumberUntilEveryHostConfirmed() {
        final var ledger = Ledger.open(getDataBroker(), Runnable::run);
        final var reconciler = new Reconciler(pool, Clock.systemUTC(), ledger, plan::set, state::set);
        reconciler.inventory(inventory("h1", "h2"));
        askFilters(reconciler, "w", "v");
        confirm(reconciler, "h1");
        confirm(reconciler, "h2");
        awaitAssessed("h2");

        askFilters(reconciler, "v");
        assertEquals("[v]", plan.get().filters().keySet().toString());
        confirm(reconciler, "h1");
        awaitAssessed("h1");
        assertEquals("{0x2=w}", ledger.deletedFilters().toString());
        confirm(reconciler, "h2");
        await().until(() -> ledger.deletedFilters().isEmpty());
        assertEquals("{}", ledger.deleted().toString());
    }

    @Test
    void waitsForNoHostThatIsForgotten() {
        final var ledger = Ledger.open(getDataBroker(), Runnable::run);
        final var reconciler = new Reconciler(pool, Clock.systemUTC(), ledger, plan::set, state::set);
        reconciler.inventory(inventory("h1", "h2"));
        ask(reconciler, "old");
        confirm(reconciler, "h1");
        confirm(reconciler, "h2");
        ask(reconciler);
        confirm(reconciler, "h1");
        awaitAssessed("h1");
        assertEquals("{0x1=old}", ledger.deleted().toString());

        reconciler.forgotten(HostId.of("h2"), inventory("h1"));
        await().until(() -> ledger.deleted().isEmpty());
        assertEquals("[h1]", ledger.hosts().toString());
        assertEquals("[h1]", state.get().hosts().keySet().toString());
    }

    /** A host that was there before a start, and is gone for good. */
    @Test
    void plansAsSoonAsTheHostThatItWaitsForIsForgotten() throws Exception {
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, InstanceIdentifier.create(
            org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.Ledger.class), new LedgerBuilder()
            .setHost(BindingMap.of(new HostBuilder().setId(
                new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId("h2")).build())).build());
        tx.commit().get();
        final var ledger = Ledger.open(getDataBroker(), Runnable::run);
        final var reconciler = new Reconciler(pool, Clock.systemUTC(), ledger, plan::set, state::set);
        reconciler.inventory(inventory("h1"));
        ask(reconciler, "web");
        assertEquals(Plan.NONE, plan.get());
        reconciler.forgotten(HostId.of("h2"), inventory("h1"));
        assertEquals("[web]", plan.get().flows().keySet().toString());
    }

    /** The plan is still of the snapshot before then, and every host has confirmed that. */
    @Test
    void keepsANumberThatIsAssessedBeforeItsDeletionIsPlanned() {
        final var later = new LinkedBlockingQueue<Runnable>();
        final var ledger = Ledger.open(getDataBroker(), Runnable::run);
        final var onPlan = new AtomicReference<Runnable>(() -> { });
        final var reconciler = new Reconciler(later::add, Clock.systemUTC(), ledger, newest -> {
            plan.set(newest);
            onPlan.getAndSet(() -> { }).run();
        }, state::set);
        reconciler.inventory(inventory("h1"));
        ask(reconciler, "old");
        confirm(reconciler, "h1");
        await().until(() -> !later.isEmpty());
        onPlan.set(() -> {
            ask(reconciler);            // read, assessed, planned: in this order
            later.forEach(Runnable::run);
        });
        reconciler.inventory(inventory("h1"));
        assertEquals(1, state.get().generation());
        assertEquals(2, plan.get().generation());
        assertEquals("{0x1=old}", ledger.deleted().toString());
    }

    /** Before the first plan no host has confirmed anything. */
    @Test
    void keepsNumbersThatWereDeletedBeforeAStart() throws Exception {
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, InstanceIdentifier.create(
            org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.Ledger.class), new LedgerBuilder()
            .setTapFlow(BindingMap.of(new TapFlowBuilder().setNumber(Uint32.ONE).setId(new Id("old")).setDeleted(true)
                .build())).build());
        tx.commit().get();
        final var ledger = Ledger.open(getDataBroker(), Runnable::run);
        final var reconciler = new Reconciler(pool, Clock.systemUTC(), ledger, plan::set, state::set);
        reconciler.inventory(inventory("h1"));
        reconciler.report(report("h1", Optional.empty()));
        await().until(() -> state.get().hosts().containsKey(HostId.of("h1")));
        assertEquals("{0x1=old}", ledger.deleted().toString());
        ask(reconciler);
        confirm(reconciler, "h1");
        await().until(() -> ledger.deleted().isEmpty());
    }

    private static Inventory inventory(final String... hosts) {
        return new Inventory(Stream.of(hosts).map(ReconcilerTest::host)
            .collect(Collectors.toMap(Host::id, Function.identity(), (one, other) -> one, TreeMap::new)));
    }

    private static void askFilters(final Reconciler reconciler, final String... ids) {
        final var filters = Stream.of(ids).map(id -> new Asked.Filter(FilterId.of(id), List.of(), List.of(),
            Verdict.ACCEPT, Fragments.NONE)).collect(Collectors.toMap(Asked.Filter::id, Function.identity(),
                (one, other) -> one, TreeMap::new));
        reconciler.intents(() -> new Asked(filters, new TreeMap<>(), new TreeMap<>(), Quota.defaults(),
            new TreeSet<>()));
    }

    private static void ask(final Reconciler reconciler, final String... ids) {
        final var flows = new TreeMap<TapFlowId, Asked.Flow>();
        for (var id : ids) {
            final Source source = new Source.Vnic(new NicSelector.ByIfaceId(id));
            flows.put(TapFlowId.of(id), new Asked.Flow(TapFlowId.of(id), true,
                new TreeSet<>(Set.of(TapServiceId.of("s"))), new TreeMap<>(Map.of("x", source)), Direction.BOTH,
                Optional.empty(), Optional.empty(), Oversize.TRUNCATE, Reduction.NONE, Optional.empty()));
        }
        reconciler.intents(() -> new Asked(new TreeMap<>(), new TreeMap<>(), flows, Quota.defaults(),
            new TreeSet<>()));
    }

    private void confirm(final Reconciler reconciler, final String host) {
        reconciler.report(report(host, Optional.of(plan.get())));
    }

    private static HostReport report(final String host, final Optional<Plan> applied) {
        return new HostReport(host(host), Optional.empty(), "192.0.2.1", "3.1.0", "8.3.1", true, applied,
            new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), Counters.NONE, List.of(), Optional.empty(),
            Optional.empty());
    }

    /** What is asked for after this is numbered after the report counted. */
    private void awaitAssessed(final String host) {
        await().until(() -> Optional.ofNullable(state.get().hosts().get(HostId.of(host)))
            .filter(seen -> seen.generationApplied() == plan.get().generation()).isPresent());
    }

    private String numbers() {
        final var numbers = new TreeMap<TapFlowId, TapFlowNumber>();
        plan.get().flows().forEach((id, flow) -> numbers.put(id, flow.flow().number()));
        return numbers.toString();
    }

    private static Host host(final String id) {
        return new Host(HostId.of(id), true, "tcp:192.0.2.9:6653", Underlay.of(Optional.empty()), new TreeMap<>(),
            new TreeMap<>());
    }
}
