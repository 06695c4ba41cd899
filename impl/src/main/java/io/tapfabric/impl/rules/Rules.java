package io.tapfabric.impl.rules;

import io.tapfabric.impl.store.Asked;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapServiceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rules that the YANG model cannot express or the data store does not check. Pure. A change is held to what it
 * changes: what was stored before a rule existed stays, and does not stand in the way of other changes.
 */
public final class Rules {
    private final Asked before;
    private final Asked after;
    private final List<Violation> violations = new ArrayList<>();

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
        return broken;
    }

    private List<Violation> check() {
        checkServices();
        checkSinks();
        checkDuplicates();
        return violations;
    }

    private void checkServices() {
        final var inUse = new TreeMap<TapServiceId, TreeSet<TapFlowId>>();
        after.flows().forEach((id, flow) -> {
            if (after.services().containsKey(flow.service())) {
                return;
            }
            if (before.services().containsKey(flow.service()) && isAsBefore(flow)) {
                inUse.computeIfAbsent(flow.service(), key -> new TreeSet<>()).add(id);
            } else {
                violations.add(new Violation.NoSuchService(id, flow.service()));
            }
        });
        inUse.forEach((service, flows) -> violations.add(new Violation.ServiceInUse(service, flows)));
    }

    private void checkSinks() {
        after.flows().forEach((id, flow) -> {
            final var service = after.services().get(flow.service());
            if (service != null && service.sink().equals(flow.source())) {
                violations.add(new Violation.SourceIsSink(id, flow.sourceId(), flow.service(), flow.source()));
            }
        });
    }

    /** Of two tap-flows for one NIC and tap-service it is the newer that breaks the rule. */
    private void checkDuplicates() {
        final Map<Copy, TapFlowId> first = new HashMap<>();
        after.flows().values().stream().filter(this::isAsBefore).forEach(flow -> checkDuplicate(first, flow));
        after.flows().values().stream().filter(flow -> !isAsBefore(flow)).forEach(flow -> checkDuplicate(first, flow));
    }

    private void checkDuplicate(final Map<Copy, TapFlowId> first, final Asked.Flow flow) {
        final var other = first.putIfAbsent(new Copy(flow.service(), flow.source()), flow.id());
        if (other != null) {
            violations.add(new Violation.SourceTwice(flow.id(), flow.sourceId(), flow.service(), flow.source(), other));
        }
    }

    private boolean isAsBefore(final Asked.Flow flow) {
        final var old = before.flows().get(flow.id());
        return old != null && old.service().equals(flow.service()) && old.source().equals(flow.source());
    }

    private record Copy(TapServiceId service, NicSelector source) {
    }
}
