package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Source;
import java.util.Optional;

/**
 * A source on one bridge, as found: equal ones are the same, whichever way they were named.
 *
 * @param nic the NIC, if it is one
 * @param source what was asked for, if it is none
 * @param bridge the bridge and its host
 */
record Origin(Optional<Place> nic, Optional<Source> source, String bridge) {
    static Origin of(final BridgeTap tap, final PartDraft part) {
        final var nic = part.nic().map(Located::place);
        return new Origin(nic, nic.isPresent() ? Optional.empty() : Optional.of(part.source()),
            tap.host().id() + " " + tap.bridge().name());
    }
}
