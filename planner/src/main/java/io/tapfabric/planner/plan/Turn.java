package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.TapFlowPriority;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a tap-flow with a priority is asked whether it takes a packet.
 *
 * @param priority its place among those of the same source
 * @param origins its sources on the bridge
 */
record Turn(TapFlowPriority priority, Set<Origin> origins) {
    Turn {
        origins = Set.copyOf(origins);
    }

    static Turn of(final BridgeTap tap, final TapFlowPriority priority) {
        return new Turn(priority,
            tap.parts().stream().map(part -> Origin.of(tap, part)).collect(Collectors.toSet()));
    }
}
