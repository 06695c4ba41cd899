package io.tapfabric.planner.state;

import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.HostNic;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.Problem.Code;
import io.tapfabric.planner.model.Problem.Effect;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.plan.Names;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.plan.TapFlowPlan;
import io.tapfabric.planner.plan.TapServicePlan;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.row.RowKey;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Compares what was planned with what hosts have confirmed. Pure, like the planner.
 */
public final class Assessment {
    /** Of what a host refused, as many as an operator may want to read there; a tap-flow shows all that it suffers. */
    private static final int SHOWN_REFUSALS = 10;

    private final Plan plan;
    private final SortedMap<HostId, HostReport> reports;

    private Assessment(final Plan plan, final SortedMap<HostId, HostReport> reports) {
        this.plan = plan;
        this.reports = reports;
    }

    /** The state of everything that {@code plan} knows. */
    public static FabricState of(final Plan plan, final SortedMap<HostId, HostReport> reports) {
        final var assessment = new Assessment(plan, reports);
        final var services = new TreeMap<TapServiceId, TapServiceState>();
        plan.services().forEach((id, service) -> services.put(id, assessment.service(service)));
        final var flows = new TreeMap<TapFlowId, TapFlowState>();
        plan.flows().forEach((id, flow) -> flows.put(id, assessment.flow(flow)));
        final var hosts = new TreeMap<HostId, HostState>();
        reports.forEach((id, report) -> hosts.put(id, host(report)));
        return new FabricState(plan.generation(), assessment.filters(), services, flows, hosts);
    }

    private SortedMap<FilterId, FilterState> filters() {
        final var users = new TreeMap<FilterId, SortedSet<TapFlowId>>();
        plan.flows().forEach((id, flow) -> flow.flow().filter().ifPresent(filter ->
            users.computeIfAbsent(filter, key -> new TreeSet<>()).add(id)));
        final var states = new TreeMap<FilterId, FilterState>();
        plan.filters().forEach((id, filter) ->
            states.put(id, new FilterState(id, filter.number(), users.getOrDefault(id, new TreeSet<>()))));
        return states;
    }

    private TapServiceState service(final TapServicePlan service) {
        final var problems = new TreeSet<>(service.problems());
        service.sinks().forEach(sink -> reach(sink.host(), problems));
        silent(service.sinks(), problems);
        return new TapServiceState(service.service().id(), state(service.service().enabled(), problems),
            service.sinks(), service.tapFlows(), problems);
    }

    private TapFlowState flow(final TapFlowPlan flow) {
        final var destinations = flow.destinations().values().stream().map(to -> destination(flow, to)).toList();
        final var parts = new TreeMap<String, SourceParts>();
        flow.parts().forEach(part -> parts.computeIfAbsent(part.source(), id -> new SourceParts(flow.on()))
            .add(part, part(flow, part), destinations));
        final var all = new TreeSet<Problem>();
        destinations.forEach(all::addAll);
        final var sources = new TreeMap<String, SourceState>();
        parts.forEach((id, source) -> {
            sources.put(id, source.build());
            all.addAll(source.problems());
        });
        final var number = flow.flow().number();
        return new TapFlowState(flow.flow().id(), number,
            flow.on() ? SourceParts.together(parts.values().stream().flatMap(SourceParts::states).toList())
                : State.DISABLED, sources, flow.sinks(), sum(number, Counters::sent),
            sum(number, Counters::delivered), sum(number, Counters::oversize),
            truncated(number), sum(number, Counters::filtered), sum(number, Counters::notSampled),
            sum(number, Counters::overRate), all);
    }

    /** What stands in the way of one source at one place. */
    private SortedSet<Problem> part(final TapFlowPlan flow, final TapFlowPlan.Part part) {
        final var problems = new TreeSet<>(part.problems());
        part.spot().filter(spot -> part.planned()).ifPresent(spot -> {
            confirm(flow, spot.host(), problems);
            mirrors(part, spot.host(), problems);
        });
        return problems;
    }

    /** What stands in the way of copies to one of its tap-services. */
    private SortedSet<Problem> destination(final TapFlowPlan flow, final TapFlowPlan.Destination to) {
        final var problems = new TreeSet<>(to.problems());
        if (flow.planned() && to.usable()) {
            to.hosts().forEach(host -> confirm(flow, host, problems));
            silent(to.sinks().keySet(), problems);
        }
        return problems;
    }

    /** Over all hosts: the source, or the sink, may have moved. */
    private Count sum(final TapFlowNumber number, final Function<Counters, SortedMap<TapFlowNumber, Count>> which) {
        return reports.values().stream().map(report -> which.apply(report.counters()).getOrDefault(number, Count.ZERO))
            .reduce(Count.ZERO, Count::plus);
    }

    private Truncation truncated(final TapFlowNumber number) {
        return reports.values().stream().map(report -> report.counters().truncated()
            .getOrDefault(number, Truncation.NONE)).reduce(Truncation.NONE, Truncation::plus);
    }

    private Optional<HostReport> reach(final HostId host, final Collection<Problem> problems) {
        final var report = Optional.ofNullable(reports.get(host));
        if (report.filter(HostReport::reachable).isEmpty()) {
            problems.add(disconnected(host, report.filter(known -> known.host().connected()).isPresent()));
        }
        return report;
    }

    private void confirm(final TapFlowPlan flow, final HostId host, final Collection<Problem> problems) {
        final var report = reach(host, problems);
        final var applied = report.flatMap(HostReport::applied)
            .filter(done -> looksAsNow(flow, done));
        final var waiting = report.map(HostReport::waiting).filter(ports -> needs(flow, host, ports));
        final var refused = report.map(HostReport::refusals).orElse(List.of()).stream()
            .filter(refusal -> refusal.tapFlows().contains(flow.flow().number())).toList();
        refused.forEach(refusal -> problems.add(failed(host, refusal.message())));
        if (applied.isEmpty() || waiting.isPresent() || !refused.isEmpty()) {
            problems.add(new Problem(Code.NOT_APPLIED, host.value(), "Host " + host
                + " has not confirmed the newest change yet" + waiting.map(ports -> "; it has yet to open " + ports)
                .orElse("") + "."));
            report.flatMap(HostReport::failure).ifPresent(failure -> problems.add(failed(host, failure)));
        }
    }

    /** Of sinks that are collectors, those that nobody answers for. */
    private void silent(final Collection<Place> sinks, final Collection<Problem> problems) {
        sinks.forEach(sink -> Optional.ofNullable(reports.get(sink.host())).filter(HostReport::reachable)
            .filter(report -> report.silent().contains(sink.port())).flatMap(report -> tunnel(sink))
            .ifPresent(tunnel -> problems.add(noNeighbour(sink, tunnel.options().get("remote_ip")))));
    }

    private Optional<Row.TapPort> tunnel(final Place sink) {
        return Optional.ofNullable(plan.host(sink.host()).rows().get(
            new RowKey(RowKey.Table.PORT, sink.port().value()))).filter(Row.TapPort.class::isInstance)
            .map(Row.TapPort.class::cast).filter(Row.TapPort::toCollector);
    }

    private static Problem noNeighbour(final Place sink, final String collector) {
        return new Problem(Code.NO_NEIGHBOUR, sink.toString(), "Host " + sink.host()
            + " drops the copies for collector " + collector + " (port " + sink.port()
            + "): nobody answers its ARP or IPv6 neighbour discovery, neither the collector nor the next router. "
            + "Is that up, and on the host's network? On the host: ovs-appctl tnl/neigh/show");
    }

    /** Whether a plan says of a tap-flow what the newest one says, its filter's rules included. */
    private boolean looksAsNow(final TapFlowPlan flow, final Plan done) {
        return flow.equals(done.flows().get(flow.flow().id())) && flow.flow().filter().stream().allMatch(filter ->
            Objects.equals(done.filters().get(filter), plan.filters().get(filter)));
    }

    private static boolean needs(final TapFlowPlan flow, final HostId host, final SortedSet<PortName> ports) {
        return ports.stream().anyMatch(port -> flow.needs(new Place(host, port)));
    }

    private void mirrors(final TapFlowPlan.Part part, final HostId host, final Collection<Problem> problems) {
        final var missing = new TreeSet<>(part.mirrors());
        Optional.ofNullable(reports.get(host)).ifPresent(report -> missing.removeAll(report.installedMirrors()));
        missing.forEach(mirror -> problems.add(new Problem(Code.MIRROR_UNCONFIRMED, mirror, "Open vSwitch on host "
            + host + " has not confirmed mirror " + mirror
            + " yet; it does so within 5 seconds. If it never does, see its log ovs-vswitchd.log.")));
    }

    private static Problem disconnected(final HostId host, final boolean database) {
        return new Problem(Code.HOST_DISCONNECTED, host.value(), "Host " + host + " has no "
            + (database ? "OpenFlow connection from " + Names.TAP_BRIDGE + "; is ovs-vswitchd running?"
                : "OVSDB connection; what it had goes on unseen.")
            + " It connects again by itself.");
    }

    private static Problem failed(final HostId host, final String failure) {
        return new Problem(Code.APPLY_FAILED, host.value(), "Host " + host + " refused: " + failure);
    }

    private static HostState host(final HostReport report) {
        final var problems = new TreeSet<Problem>();
        if (!report.reachable()) {
            problems.add(disconnected(report.id(), report.host().connected()));
        }
        report.failure().ifPresent(failure -> problems.add(failed(report.id(), failure)));
        report.refusals().stream().limit(SHOWN_REFUSALS).forEach(refusal ->
            problems.add(failed(report.id(), refusal.message())));
        if (report.refusals().size() > SHOWN_REFUSALS) {
            problems.add(failed(report.id(), report.refusals().size() - SHOWN_REFUSALS + " more rows and flows."));
        }
        return new HostState(report.id(), report.hostname(), report.host().connected(), report.switchConnected(),
            report.address(), report.host().tunnelAddress(), report.host().underlay().egress(),
            report.host().tunnelMtu(), nics(report.host()), report.ovsVersion(), report.schemaVersion(),
            Optional.ofNullable(report.host().bridges().get(Names.TAP_BRIDGE)).map(bridge -> bridge.datapathType()),
            report.applied().map(Plan::generation).orElse(0L), report.counters().unclassified(),
            report.counters().unwanted(), report.lastError(), problems);
    }

    /** Its NICs, each with what it is used for by all that is known. */
    private static SortedMap<PortName, HostNic> nics(final Host host) {
        final var nics = new TreeMap<PortName, HostNic>();
        host.nics().forEach((name, nic) -> nics.put(name, new HostNic(name, nic.mac(), nic.mtu(), nic.up(),
            host.use(nic))));
        return nics;
    }

    /** The state of what has these problems. */
    static State state(final boolean on, final Collection<Problem> problems) {
        if (!on) {
            return State.DISABLED;
        }
        if (any(problems, Effect.FORBIDS)) {
            return State.REJECTED;
        }
        if (any(problems, Effect.WAITS)) {
            return State.PENDING;
        }
        return any(problems, Effect.DEGRADES) ? State.DEGRADED : State.ACTIVE;
    }

    private static boolean any(final Collection<Problem> problems, final Effect effect) {
        return problems.stream().anyMatch(problem -> problem.code().effect() == effect);
    }
}
