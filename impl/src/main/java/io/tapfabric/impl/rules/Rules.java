package io.tapfabric.impl.rules;

import com.google.common.collect.Sets;
import io.tapfabric.impl.store.Asked;
import io.tapfabric.impl.store.Unread;
import io.tapfabric.impl.store.Usage;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowPriority;
import io.tapfabric.planner.model.TapServiceId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rules that the YANG model cannot express or the data store does not check. Pure. A change is held to what it
 * changes: what was stored before a rule existed stays, and does not stand in the way of other changes.
 */
public final class Rules {
    private final Asked before;
    private final Asked after;
    /** Each once: tap-flows may have several tap-services in common. */
    private final Set<Violation> violations = new LinkedHashSet<>();

    private Rules(final Asked before, final Asked after) {
        this.before = before;
        this.after = after;
    }

    /**
     * What a change would break.
     *
     * @param before what is stored
     * @param after what is to be stored
     * @return violations of {@code after} that {@code before} did not have; empty if the change may pass
     */
    public static List<Violation> violations(final Asked before, final Asked after) {
        final var broken = new Rules(before, after).check();
        if (!broken.isEmpty()) {
            broken.removeAll(new Rules(before, before).check());
        }
        return List.copyOf(broken);
    }

    private Set<Violation> check() {
        checkValues();
        checkServices();
        checkFilters();
        checkSinks();
        checkDuplicates();
        violations.addAll(SinkRules.violations(before, after));
        Usage.grown(before, after).forEach(excess -> violations.add(new Violation.QuotaExceeded(excess)));
        violations.addAll(Cycles.closed(before, after));
        return violations;
    }

    private void checkValues() {
        after.unread().forEach(entry -> entry.wrong().ifPresent(wrong -> violations.add(
            wrong.where().filter(Unread.Where::isRule).<Violation>map(rule ->
                new Violation.WrongRule(FilterId.of(entry.id()), rule, wrong.sentence()))
                .orElseGet(() -> new Violation.WrongValue(entry.list(), entry.id(), wrong)))));
    }

    private void checkServices() {
        final var inUse = new TreeMap<TapServiceId, TreeSet<TapFlowId>>();
        after.flows().forEach((id, flow) ->
            Sets.difference(flow.services(), after.services().keySet()).forEach(service -> {
                if (before.services().containsKey(service) && named(flow, service)) {
                    inUse.computeIfAbsent(service, key -> new TreeSet<>()).add(id);
                } else {
                    violations.add(new Violation.NoSuchService(id, service));
                }
            }));
        inUse.forEach((service, flows) -> violations.add(new Violation.ServiceInUse(service, flows)));
    }

    /** Whether the tap-flow named the tap-service before, and nobody has changed its sources since. */
    private boolean named(final Asked.Flow flow, final TapServiceId service) {
        return Optional.ofNullable(before.flows().get(flow.id())).filter(old -> old.services().contains(service)
            && old.sources().equals(flow.sources())).isPresent();
    }

    private void checkFilters() {
        final var inUse = new TreeMap<FilterId, TreeSet<TapFlowId>>();
        after.flows().forEach((id, flow) -> flow.filter().filter(filter -> !after.filters().containsKey(filter))
            .ifPresent(filter -> {
                if (before.filters().containsKey(filter) && Optional.ofNullable(before.flows().get(id))
                        .filter(old -> old.filter().equals(flow.filter())).isPresent()) {
                    inUse.computeIfAbsent(filter, key -> new TreeSet<>()).add(id);
                } else {
                    violations.add(new Violation.NoSuchFilter(id, filter));
                }
            }));
        inUse.forEach((filter, flows) -> violations.add(new Violation.FilterInUse(filter, flows)));
    }

    private void checkSinks() {
        after.flows().values().forEach(flow -> after.delivering(flow).forEach(service ->
            service.sink().nic().ifPresent(sink -> checkSink(flow, service.id(), sink))));
    }

    private void checkSink(final Asked.Flow flow, final TapServiceId service, final NicSelector sink) {
        flow.sources().forEach((id, source) -> source.nic().filter(sink::equals).ifPresent(nic ->
            violations.add(new Violation.SourceIsSink(flow.id(), id, service, nic))));
    }

    /** Of two equal sources for one tap-service, and of two with one priority, it is the newer that breaks the rule. */
    private void checkDuplicates() {
        final Map<Copy, Origin> first = new HashMap<>();
        final Map<Turn, Origin> turns = new HashMap<>();
        Stream.concat(origins().filter(this::isAsBefore), origins().filter(origin -> !isAsBefore(origin)))
            .forEach(origin -> {
                checkDuplicate(first, origin);
                origin.copy.priority.ifPresent(priority -> checkTurn(turns, origin, priority));
            });
    }

    private Stream<Origin> origins() {
        return after.flows().values().stream().flatMap(flow -> flow.sources().entrySet().stream()
            .flatMap(entry -> flow.services().stream().map(service ->
                new Origin(flow.id(), entry.getKey(), copy(flow, service, entry.getValue())))));
    }

    private static Copy copy(final Asked.Flow flow, final TapServiceId service, final Source source) {
        return new Copy(service, source, flow.filter(), flow.priority());
    }

    private void checkDuplicate(final Map<Copy, Origin> first, final Origin origin) {
        final var other = first.putIfAbsent(origin.copy, origin);
        if (other == null) {
            return;
        }
        if (other.flow.equals(origin.flow)) {
            violations.add(new Violation.SourceRepeated(origin.flow, origin.source, origin.copy.source, other.source));
        } else if (origin.copy.priority.isEmpty()) {
            violations.add(new Violation.SourceTwice(origin.flow, origin.source, origin.copy.service,
                origin.copy.source, other.flow));
        }
    }

    private void checkTurn(final Map<Turn, Origin> turns, final Origin origin, final TapFlowPriority priority) {
        final var other = turns.putIfAbsent(new Turn(origin.copy.source, priority), origin);
        if (other != null && !other.flow.equals(origin.flow)) {
            violations.add(new Violation.PriorityTwice(origin.flow, origin.source, origin.copy.source, priority,
                other.flow));
        }
    }

    private boolean isAsBefore(final Origin origin) {
        return Optional.ofNullable(before.flows().get(origin.flow))
            .filter(old -> old.services().contains(origin.copy.service))
            .filter(old -> Optional.ofNullable(old.sources().get(origin.source))
                .filter(source -> copy(old, origin.copy.service, source).equals(origin.copy)).isPresent()).isPresent();
    }

    /** What two tap-flows may not have in common. */
    private record Copy(TapServiceId service, Source source, Optional<FilterId> filter,
            Optional<TapFlowPriority> priority) {
    }

    /** When a tap-flow with a priority is asked whether it takes a packet of a source. */
    private record Turn(Source source, TapFlowPriority priority) {
    }

    private record Origin(TapFlowId flow, String source, Copy copy) {
    }
}
