package io.tapfabric.southbound.host;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.plan.HostPlan;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.row.RowKey;
import io.tapfabric.planner.state.HostReport;
import io.tapfabric.southbound.LinkException;
import io.tapfabric.southbound.Loop;
import io.tapfabric.southbound.Rounds;
import io.tapfabric.southbound.openflow.SwitchLink;
import io.tapfabric.southbound.ovsdb.DatabaseLink;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop of one host: brings what the host holds to the newest plan, again and again, and reports. Whatever happens
 * (a new plan, a change seen in the database, a switch that comes or goes, the clock) asks for one more round; a round
 * takes the newest plan and drops those in between. All state belongs to the loop's own executor.
 */
final class HostLoop {
    private static final Logger LOG = LoggerFactory.getLogger(HostLoop.class);

    /** Every database has come to it: a database that was made anew counts from the beginning. */
    private static final long NO_CONFIG = 0;

    private final HostId id;
    private final Executor executor;
    private final Consumer<HostReport> reports;
    private final Clock clock;
    private final Rounds rounds;
    private final AtomicReference<Optional<Plan>> newest = new AtomicReference<>(Optional.empty());

    private DatabaseLink database;
    private Optional<SwitchFlows> flows = Optional.empty();
    private Optional<Plan> applied = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private Optional<String> lastError = Optional.empty();
    private boolean failing;
    /** The value of cur_cfg after which live traffic must be looked at anew. */
    private Optional<Long> unsettled = Optional.empty();
    private FlowWork work = FlowWork.NONE;
    private final Tally tally = new Tally();
    private volatile Holdings holdings = Holdings.NONE;

    HostLoop(final HostId id, final DatabaseLink database, final Executor pool, final Clock clock,
            final Consumer<HostReport> reports) {
        this.id = id;
        this.database = database;
        this.clock = clock;
        this.reports = reports;
        executor = new Loop("host " + id, pool);
        rounds = new Rounds(executor, this::round);
    }

    /** What the host should hold and holds, as of the last round. */
    Holdings holdings() {
        return holdings;
    }

    /** There is a newer plan. */
    void plan(final Plan plan) {
        newest.set(Optional.of(plan));
        retry();
    }

    /** Whatever failed before may succeed now. */
    private void retry() {
        executor.execute(() -> {
            failing = false;
            ask();
        });
    }

    /** The database connected, or connected anew. */
    void database(final DatabaseLink link) {
        executor.execute(() -> {
            database = link;
            unsettled = unsettled.map(config -> NO_CONFIG);
            ask();
        });
    }

    /** The database or a link has changed. */
    void ask() {
        rounds.ask();
    }

    void switchConnected(final SwitchLink link) {
        executor.execute(() -> {
            flows = Optional.of(new SwitchFlows(link, tally));
            applied = Optional.empty();
            ask();
        });
    }

    void switchDisconnected(final SwitchLink link) {
        executor.execute(() -> {
            flows = flows.filter(known -> !known.isOf(link));
            ask();
        });
    }

    /** Time to read the flows again: for their counters, and to see whether somebody changed them. */
    void poll() {
        executor.execute(() -> flows.ifPresent(SwitchFlows::forget));
        retry();
    }

    private void round() {
        final var plan = newest.get();
        try {
            plan.ifPresent(wanted -> tally.keep(numbers(wanted)));
            if (plan.filter(this::concerns).isPresent() && database.isOpen() && !failing) {
                converge(plan.orElseThrow());
            }
        } catch (LinkException e) {
            failed(e);
        }
        report();
    }

    /** A plan made before the host was known says nothing of it: not even that it should hold nothing. */
    private boolean concerns(final Plan plan) {
        return plan.hosts().containsKey(id);
    }

    private void converge(final Plan plan) throws LinkException {
        final var wanted = plan.host(id);
        rows(wanted);
        flows(wanted, true);
        if (unsettled.isPresent() && flows.isPresent()) {
            flows.orElseThrow().revalidate(work);
            unsettled = Optional.empty();
            check(Delta.between(database.view().rows(), wanted.rows()));
        }
        if (flows.isPresent()) {
            applied = Optional.of(plan);
            failure = Optional.empty();
        }
    }

    /** Brings rows to the plan, and waits until vswitchd has taken them up: now, or in a later round if it is slow. */
    private void rows(final HostPlan wanted) throws LinkException {
        final var delta = Delta.between(database.view().rows(), wanted.rows());
        if (!delta.isEmpty()) {
            LOG.debug("host={} rows={}", id, delta);
            flows(wanted, false);
            unsettled = Optional.of(database.transact(delta));
        }
        if (unsettled.isPresent()) {
            database.awaitApplied(unsettled.orElseThrow());
        }
    }

    /** Brings flows to the plan: all of it, or only what may go before a change of rows. */
    private void flows(final HostPlan wanted, final boolean all) throws LinkException {
        if (flows.isPresent()) {
            work = FlowWork.of(wanted, Ports.numbers(database.view().host()));
            final var observed = flows.orElseThrow().observed();
            flows.orElseThrow().apply(all ? work.against(observed) : work.early(observed));
        }
    }

    /** Without this, rows that somebody else keeps changing back would be written again and again. */
    private static void check(final Delta<RowKey, Row> left) throws LinkException {
        if (!left.isEmpty()) {
            throw new LinkException("rows do not stay as they were written: " + left);
        }
    }

    private void failed(final LinkException cause) {
        failing = true;
        if (failure.filter(cause.getMessage()::equals).isEmpty()) {
            LOG.warn("host={} cannot be brought to the plan: {}; trying again", id, cause.getMessage());
        }
        failure = Optional.of(cause.getMessage());
        lastError = Optional.of(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + cause.getMessage());
        flows = flows.filter(SwitchFlows::isOpen);
        flows.ifPresent(SwitchFlows::forget);
    }

    private static Set<Integer> numbers(final Plan plan) {
        return plan.flows().values().stream().map(flow -> flow.flow().number().value()).collect(Collectors.toSet());
    }

    private void report() {
        final var view = database.view();
        holdings = new Holdings(newest.get().map(plan -> plan.host(id)).orElse(HostPlan.EMPTY), view.rows(),
            flows.map(SwitchFlows::known).orElseGet(TreeMap::new), Ports.numbers(view.host()));
        reports.accept(new HostReport(Ports.connected(view.host(), database.isOpen()), view.hostname(), view.address(),
            view.ovsVersion(), view.schemaVersion(), flows.filter(SwitchFlows::isOpen).isPresent(), applied,
            work.waiting(), view.installedMirrors(), tally.counters(), failure, lastError));
    }
}
