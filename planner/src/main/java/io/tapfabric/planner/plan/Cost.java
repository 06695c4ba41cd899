package io.tapfabric.planner.plan;

import java.util.List;

/**
 * What one copy costs, of what Open vSwitch limits.
 *
 * @param resubmits from its lane to where it leaves the host
 * @param octets of datapath actions
 */
record Cost(int resubmits, int octets) {
    /** Of a copy that goes to all these outlets at once. */
    static Cost of(final BridgeTap tap, final Judgement judgement, final Outlets outlets) {
        final boolean asked = tap.wide() || judgement.tells() || judgement.recipient(tap).asks();
        int resubmits = asked ? 2 : 1;                              // to SELECT, and to SESSION
        resubmits += judgement.filter().isPresent() ? 1 : 0;        // to FILTER_OUT or FILTER_IN
        final boolean limited = tap.flow().reduction().rate().isPresent();
        resubmits += tap.flow().reduction().sample().isPresent() ? 1 : 0;   // to SAMPLE
        resubmits += limited ? 1 : 0;                               // to RATE
        final int octets = limited ? Limits.OCTETS_TO_LIMIT : 0;
        return outlets.spreads().stream().map(spread -> spread(tap, spread))
            .reduce(new Cost(resubmits, octets).plus(all(tap, outlets.each(), Way.EVERY)), Cost::plus);
    }

    /** To SPREAD, SLOT and MEMBER, and then to one of the members. */
    private static Cost spread(final BridgeTap tap, final Spread spread) {
        final var costs = spread.up().entrySet().stream()
            .map(member -> all(tap, member.getValue(), member.getKey())).toList();
        return new Cost(3 + costs.stream().mapToInt(Cost::resubmits).max().orElse(0),
            costs.stream().mapToInt(Cost::octets).max().orElse(0));
    }

    private static Cost all(final BridgeTap tap, final List<Outlet> outlets, final int member) {
        return outlets.stream().map(outlet -> one(tap, new Way(tap, outlet, member)))
            .reduce(new Cost(0, 0), Cost::plus);
    }

    private static Cost one(final BridgeTap tap, final Way way) {
        final boolean checked = tap.flow().reduction().truncate().isPresent()
            || (way.remote() ? way.tunnelLimit() : way.sinkLimit()).isPresent();
        final int plain = way.tunnelled() ? Limits.OCTETS_TO_HOST : Limits.OCTETS_TO_PORT;
        final int leaving = way.to().collector().isPresent() ? 2 : 1;      // to DELIVERY, and the underlay's bridge
        return new Cost(checked ? leaving + 1 : leaving, checked ? 2 * plain + Limits.OCTETS_TO_CHECK : plain);
    }

    private Cost plus(final Cost other) {
        return new Cost(resubmits + other.resubmits, octets + other.octets);
    }
}
