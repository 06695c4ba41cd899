package io.tapfabric.southbound.host;

import com.google.common.collect.Maps;
import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.flow.Meter;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.plan.HostPlan;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.row.RowKey;
import io.tapfabric.planner.state.HostReport;
import io.tapfabric.planner.state.Refusal;
import io.tapfabric.southbound.LinkException;
import io.tapfabric.southbound.Loop;
import io.tapfabric.southbound.Rounds;
import io.tapfabric.southbound.openflow.SwitchLink;
import io.tapfabric.southbound.openflow.WireEntry;
import io.tapfabric.southbound.openflow.WireKey;
import io.tapfabric.southbound.ovsdb.DatabaseLink;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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

    private final HostId id;
    private final Supplier<Optional<Plan>> newest;
    private final Executor executor;
    private final Consumer<HostReport> reports;
    private final Clock clock;
    private final Rounds rounds;
    private final HostRows rows;
    private final Devices devices;

    private Optional<SwitchFlows> flows = Optional.empty();
    private FlowWork work = FlowWork.NONE;
    private Optional<Plan> applied = Optional.empty();
    private List<Refusal> refusals = List.of();
    private Optional<String> failure = Optional.empty();
    private Optional<String> lastError = Optional.empty();
    private Optional<String> uncounted = Optional.empty();
    private boolean failing;
    private final Tally tally = new Tally();
    private final Silence silence = new Silence();
    private volatile Holdings holdings = Holdings.NONE;

    HostLoop(final HostId id, final DatabaseLink database, final Supplier<Optional<Plan>> newest, final Executor pool,
            final Clock clock, final Consumer<HostReport> reports) {
        this.id = id;
        this.newest = newest;
        this.clock = clock;
        this.reports = reports;
        rows = new HostRows(database);
        devices = new Devices(id);
        executor = new Loop("host " + id, pool);
        rounds = new Rounds(executor, this::round);
    }

    /** What the host should hold and holds, as of the last round. */
    Holdings holdings() {
        return holdings;
    }

    /** There is a newer plan: whatever failed before may succeed now. */
    void replan() {
        executor.execute(() -> {
            failing = false;
            ask();
        });
    }

    /** The database connected, or connected anew. */
    void database(final DatabaseLink link) {
        executor.execute(() -> {
            rows.connected(link);
            ask();
        });
    }

    /** The database or a link has changed. */
    void ask() {
        rounds.ask();
    }

    void switchConnected(final SwitchLink link) {
        executor.execute(() -> {
            flows = Optional.of(new SwitchFlows(link, tally, silence));
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

    /**
     * Time to read the flows again, for their counters and to see whether somebody changed them; and to try again what
     * failed or was refused.
     */
    void poll() {
        executor.execute(() -> {
            failing = false;
            rows.retry();
            flows.ifPresent(SwitchFlows::retry);
            ask();
        });
    }

    private void round() {
        final var plan = newest.get();
        try {
            plan.ifPresent(wanted -> tally.keep(numbers(wanted)));
            if (plan.filter(this::concerns).isPresent() && rows.isOpen() && !failing) {
                converge(plan.orElseThrow());
            }
        } catch (LinkException e) {
            failed(e);
        }
        report(plan);
    }

    /** A plan made before the host was known says nothing of it: not even that it should hold nothing. */
    private boolean concerns(final Plan plan) {
        return plan.hosts().containsKey(id);
    }

    /** First the flows that go before the rows; then rows, until they are in effect; then all other flows. */
    private void converge(final Plan plan) throws LinkException {
        final var wanted = plan.host(id);
        silence.watch(Ports.toCollectors(wanted, rows.view().host()), work);
        final var change = Devices.possible(rows.work(wanted), rows.view().devices(), flows);
        if (change.isEmpty()) {
            rows.doubt();
        } else {
            write(change, wanted);
        }
        prepare(wanted);        // while vswitchd takes up the rows
        rows.awaitApplied();
        devices.raise(wanted, rows.view().devices(), flows);
        final boolean changed = flows(wanted, UnaryOperator.identity());
        if (rows.isUnsettled() && flows.isPresent()) {
            if (!changed) {
                flows.orElseThrow().revalidate();
            }
            rows.settled(wanted);
        }
        if (flows.isPresent()) {
            flows.orElseThrow().removeMeters(wanted.meters());
            applied = Optional.of(plan);
            failure = Optional.empty();
        }
        final var refused = new TreeMap<>(devices.refused());
        refused.putAll(rows.refused());
        final var lacking = lacking();
        say(Maps.filterKeys(lacking, meter -> !Meter.Limiter.has(meter)));
        blame(Blame.of(id, plan, refused, work, flows.map(SwitchFlows::refused).orElseGet(TreeMap::new), lacking));
    }

    private void write(final Delta<RowKey, Row> change, final HostPlan wanted) throws LinkException {
        LOG.debug("host={} rows={}", id, change);
        final var order = Order.of(rows.view().ovsVersion());
        if (order == Order.FLOWS_FIRST || losesFlows(wanted)) {
            flows(wanted, order::early);
        }
        devices.giveBack(change, rows.view().devices(), flows);
        rows.write(change);
    }

    private boolean losesFlows(final HostPlan wanted) {
        return applied.map(plan -> !wanted.flows().keySet().containsAll(plan.host(id).flows().keySet())).orElse(true);
    }

    private void prepare(final HostPlan wanted) {
        work = work.next(wanted.flows(), Ports.numbers(rows.view().host()), lacking().keySet());
    }

    private SortedMap<Integer, String> lacking() {
        return flows.map(SwitchFlows::refusedMeters).orElseGet(TreeMap::new);
    }

    /** Brings flows to the plan, or as far as {@code part} of the work goes; whether any had to be changed. */
    private boolean flows(final HostPlan wanted, final UnaryOperator<Delta<WireKey, WireEntry>> part)
            throws LinkException {
        if (flows.isEmpty()) {
            return false;
        }
        final var held = flows.orElseThrow();
        held.addMeters(wanted.meters());
        prepare(wanted);
        return held.apply(part.apply(held.work(work)));
    }

    /** Copies go on without meters that only count: no tap-flow suffers, and nobody counts what is too long. */
    private void say(final SortedMap<Integer, String> lacking) {
        final var now = lacking.values().stream().findFirst().map(first -> "copies that are too long are not counted, "
            + "as " + lacking.size() + " meters are missing: " + first);
        now.filter(why -> !now.equals(uncounted)).ifPresent(why -> {
            LOG.warn("host={} {}; trying again", id, why);
            remember(why);
        });
        uncounted = now;
    }

    private void blame(final List<Refusal> newer) {
        newer.stream().filter(refusal -> !refusals.contains(refusal)).forEach(refusal -> {
            LOG.warn("host={} {}; trying again", id, refusal.message());
            remember(refusal.message());
        });
        refusals = newer;
    }

    private void failed(final LinkException cause) {
        failing = true;
        if (failure.filter(cause.getMessage()::equals).isEmpty()) {
            LOG.warn("host={} cannot be brought to the plan: {}; trying again", id, cause.getMessage());
        }
        failure = Optional.of(cause.getMessage());
        remember(cause.getMessage());
        flows = flows.filter(SwitchFlows::isOpen);
        flows.ifPresent(SwitchFlows::forget);
    }

    private void remember(final String error) {
        lastError = Optional.of(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + error);
    }

    private static Set<Integer> numbers(final Plan plan) {
        return plan.flows().values().stream().map(flow -> flow.flow().number().value()).collect(Collectors.toSet());
    }

    private void report(final Optional<Plan> plan) {
        final var view = rows.view();
        holdings = new Holdings(plan.map(known -> known.host(id)).orElse(HostPlan.EMPTY), view.rows(),
            flows.map(SwitchFlows::known).orElseGet(TreeMap::new), Ports.numbers(view.host()));
        reports.accept(new HostReport(view.host().connected(rows.isOpen()), view.hostname(), view.address(),
            view.ovsVersion(), view.schemaVersion(), flows.filter(SwitchFlows::isOpen).isPresent(), applied,
            work.waiting(), view.installedMirrors(), silence.silent(), tally.counters(), refusals, failure, lastError));
    }
}
