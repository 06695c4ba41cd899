package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.Filter;
import java.util.Optional;
import java.util.SortedSet;

/**
 * How a tap-flow's copies from one bridge are judged.
 *
 * @param filter by what, if by anything
 * @param tells whether table SELECT has to tell what is sent from what is received: they come over one lane, and the
 *     filter does not say the same of both
 */
record Judgement(Optional<Filter> filter, boolean tells) {
    static Judgement of(final BridgeTap tap, final Optional<Filter> filter, final SortedSet<Lane> lanes) {
        return new Judgement(filter, !tap.wide()
            && filter.filter(judge -> !judge.in().equals(judge.out())).isPresent()
            && lanes.stream().anyMatch(lane -> lane.direction() == Direction.BOTH));
    }

    Recipient recipient(final BridgeTap tap) {
        return new Recipient(tap.flow().number(), filter.map(Filter::number),
            tap.flow().priority().map(priority -> Turn.of(tap, priority)));
    }

    /** A NIC whose packets it cannot tell. */
    Optional<Located> untold(final BridgeTap tap) {
        return tells ? tap.parts().stream().flatMap(part -> part.nic().stream())
            .filter(nic -> nic.port().mac().isEmpty()).findFirst() : Optional.empty();
    }

    Terms terms(final BridgeTap tap) {
        return tap.wide() ? Terms.of(tap) : tells ? Terms.told(tap.nics().values()) : Terms.all(tap.direction());
    }
}
