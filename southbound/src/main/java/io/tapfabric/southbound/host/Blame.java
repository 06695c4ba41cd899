package io.tapfabric.southbound.host;

import io.tapfabric.planner.flow.Meter;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.row.RowKey;
import io.tapfabric.planner.state.Refusal;
import io.tapfabric.southbound.openflow.WireKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the tap-flows that suffer from what a host refused.
 */
final class Blame {
    private Blame() {
    }

    static List<Refusal> of(final HostId host, final Plan plan, final SortedMap<RowKey, String> rows,
            final FlowWork work, final SortedMap<WireKey, String> flows, final SortedMap<Integer, String> meters) {
        final var refusals = new ArrayList<Refusal>();
        rows.forEach((row, why) -> refusals.add(new Refusal(why, needing(host, plan, row))));
        flows.forEach((flow, why) -> refusals.add(new Refusal(why, work.tapFlows(flow))));
        meters.forEach((meter, why) -> Optional.ofNullable(plan.host(host).meters().get(meter)).filter(Meter::drops)
            .ifPresent(limit -> refusals.add(new Refusal("nothing is copied, as the rate limit is missing: " + why,
                new TreeSet<>(Set.of(limit.number()))))));
        return refusals;
    }

    private static SortedSet<TapFlowNumber> needing(final HostId host, final Plan plan, final RowKey row) {
        return plan.flows().values().stream().filter(flow -> flow.needs(host, row)).map(flow -> flow.flow().number())
            .collect(Collectors.toCollection(TreeSet::new));
    }
}
