package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.TapFlowId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * By which lane tap-flows with a priority get the packets of a source. It has to be one: copies of a packet that come
 * by two lanes do not know of each other, so that both could be taken.
 */
final class TurnLanes {
    private final Map<Packets, Claim> claims = new HashMap<>();

    /** What a source sends, or receives. */
    private record Packets(Origin origin, Direction direction) {
    }

    /** Who first got them, by what. */
    private record Claim(Lane lane, TapFlowId by) {
    }

    /** A tap-flow that gets the same packets by another lane than {@code lanes}, if both have a priority. */
    Optional<TapFlowId> apart(final BridgeTap tap, final SortedSet<Lane> lanes) {
        return lanes.stream().flatMap(lane -> packets(tap, lane).map(claims::get).filter(Objects::nonNull)
            .filter(claim -> !claim.lane().equals(lane))).map(Claim::by).findFirst();
    }

    /** The tap-flow gets its packets by these lanes from now on. */
    void take(final BridgeTap tap, final SortedSet<Lane> lanes) {
        lanes.forEach(lane -> packets(tap, lane)
            .forEach(packets -> claims.putIfAbsent(packets, new Claim(lane, tap.flow().id()))));
    }

    private static Stream<Packets> packets(final BridgeTap tap, final Lane lane) {
        return tap.flow().priority().stream().flatMap(priority -> tap.parts().stream())
            .flatMap(part -> lane.direction().each().stream()
                .map(direction -> new Packets(Origin.of(tap, part), direction)));
    }
}
