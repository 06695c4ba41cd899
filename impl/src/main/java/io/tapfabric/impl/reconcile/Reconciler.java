package io.tapfabric.impl.reconcile;

import com.google.common.base.Ticker;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import io.tapfabric.impl.rpc.Planned;
import io.tapfabric.impl.store.Asked;
import io.tapfabric.impl.store.Ledger;
import io.tapfabric.impl.store.Usage;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Intents;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.model.Quota;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.plan.Planner;
import io.tapfabric.planner.state.Assessment;
import io.tapfabric.planner.state.FabricState;
import io.tapfabric.planner.state.HostReport;
import io.tapfabric.planner.state.QuotaUse;
import io.tapfabric.southbound.Loop;
import io.tapfabric.southbound.Rounds;
import io.tapfabric.southbound.host.HostsListener;
import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The middle of everything: whatever changes, intents or inventory, leads to a new plan of the whole, which goes to
 * every host; whatever hosts report leads to a new state of the whole, which goes to the operational tree. All state
 * belongs to the reconciler's own executor, which plans on the thread that brings the news: nothing here blocks, and to
 * wake another thread would take longer than most plans.
 */
public final class Reconciler implements HostsListener {
    /**
     * By when a change is planned and sent to the hosts: what traffic depends on goes first, and does not share the
     * processor with what only tells of it.
     */
    private static final int ASSESS_AFTER_MS = 10;

    /** The generation of the first snapshot of the intents. */
    private static final long FIRST = 1;

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final Executor executor;
    private final Clock clock;
    private final Ledger ledger;
    private final Consumer<Plan> plans;
    private final Consumer<FabricState> states;
    private final Rounds planning;
    private final Rounds assessing;
    private final Settling settling;
    private final Retirement<TapFlowNumber> flowNumbers = new Retirement<>();
    private final Retirement<FilterNumber> filterNumbers = new Retirement<>();
    private final TreeMap<HostId, HostReport> reports = new TreeMap<>();
    private final Journal journal = new Journal();
    private final Stopwatch stopwatch;
    private Optional<Intents> intents = Optional.empty();
    private SortedMap<Quota, QuotaUse> quotas = new TreeMap<>();
    private Inventory inventory = Inventory.NONE;
    private Plan plan = Plan.NONE;

    /**
     * Begins to plan as soon as the intents are known.
     *
     * @param pool runs what can wait
     * @param clock tells when missing hosts are given up
     * @param ledger numbers and hosts that are remembered over a restart
     * @param plans gets every new plan
     * @param states gets every new state
     */
    public Reconciler(final Executor pool, final Clock clock, final Ledger ledger, final Consumer<Plan> plans,
            final Consumer<FabricState> states) {
        this.clock = clock;
        this.ledger = ledger;
        this.plans = plans;
        this.states = states;
        executor = new Loop("reconciler", MoreExecutors.directExecutor());
        planning = new Rounds(executor, this::plan);
        final var later = CompletableFuture.delayedExecutor(ASSESS_AFTER_MS, TimeUnit.MILLISECONDS, pool);
        assessing = new Rounds(work -> later.execute(() -> executor.execute(work)), this::assess);
        stopwatch = new Stopwatch(clock, Ticker.systemTicker());
        settling = new Settling(ledger.hosts(), clock.instant());
    }

    /**
     * Takes a new snapshot of what is asked for.
     *
     * @param snapshot reads it; is called at once, and the time that it takes counts
     */
    public void intents(final Supplier<Asked> snapshot) {
        final var seen = stopwatch.now();
        final var asked = snapshot.get();
        executor.execute(() -> {
            final long generation = intents.map(Intents::generation).orElse(FIRST - 1) + 1;
            stopwatch.seen(generation, seen);
            intents = Optional.of(asked.intents(generation, ledger));
            quotas = Usage.most(asked);
            LOG.debug("generation={} read", generation);
            planning.ask();
        });
    }

    @Override
    public void inventory(final Inventory newest) {
        executor.execute(() -> {
            inventory = newest;
            planning.ask();
        });
    }

    /** What exists now, as the next plan will see it. */
    public ListenableFuture<Inventory> inventory() {
        return Futures.submit(() -> inventory, executor);
    }

    @Override
    public void forgotten(final HostId host, final Inventory newest) {
        executor.execute(() -> {
            inventory = newest;
            reports.remove(host);
            ledger.remove(host);
            settling.forget(host);
            LOG.info("host={} forgotten", host);
            planning.ask();
            assessing.ask();
        });
    }

    /** What is planned, and what hosts have said of it. */
    public ListenableFuture<Planned> planned() {
        return Futures.submit(() -> new Planned(inventory, plan, reports), executor);
    }

    @Override
    public void report(final HostReport report) {
        executor.execute(() -> {
            reports.put(report.id(), report);
            report.applied().ifPresent(done -> {
                stopwatch.applied(report.id(), done.generation());
                ledger.add(report.id());
            });
            assessing.ask();
        });
    }

    /** Time has passed: hosts that were waited for may be given up. */
    public void tick() {
        executor.execute(() -> {
            if (plan == Plan.NONE) {
                plan();
            }
        });
    }

    private void plan() {
        if (intents.isPresent() && settling.over(inventory, clock.instant())) {
            plan = Planner.plan(intents.orElseThrow(), inventory);
            stopwatch.planned(plan.generation());
            plans.accept(plan);
            LOG.debug("generation={} planned for hosts {}", plan.generation(), plan.hosts().keySet());
            assessing.ask();
        } else {
            LOG.debug("not planning yet: waiting for hosts {}", settling.missing());
        }
    }

    private void assess() {
        final var state = Assessment.of(plan, reports).with(stopwatch.lastChange()).with(quotas);
        journal.note(state);
        states.accept(state);
        final var hosts = new TreeSet<>(ledger.hosts());
        hosts.addAll(inventory.hosts().keySet());
        final long snapshot = intents.map(Intents::generation).orElse(FIRST);
        flowNumbers.free(ledger.deleted().keySet(), snapshot, hosts, reports).forEach(ledger::release);
        filterNumbers.free(ledger.deletedFilters().keySet(), snapshot, hosts, reports)
            .forEach(ledger::release);
    }
}
