package io.tapfabric.planner.plan;

import java.util.List;

/**
 * What one copy costs, of what Open vSwitch limits.
 *
 * @param resubmits from its lane to where it leaves the host
 * @param octets of datapath actions
 */
record Cost(int resubmits, int octets) {
    /** Of a copy that goes all these ways at once. */
    static Cost of(final BridgeTap tap, final Judgement judgement, final List<Way> ways) {
        final boolean asked = tap.wide() || judgement.tells() || judgement.recipient(tap).asks();
        int resubmits = asked ? 2 : 1;                              // to SELECT, and to SESSION
        resubmits += judgement.filter().isPresent() ? 1 : 0;        // to FILTER_OUT or FILTER_IN
        final boolean limited = tap.flow().reduction().rate().isPresent();
        resubmits += tap.flow().reduction().sample().isPresent() ? 1 : 0;   // to SAMPLE
        resubmits += limited ? 1 : 0;                               // to RATE
        int octets = limited ? Limits.OCTETS_TO_LIMIT : 0;
        for (var way : ways) {
            final boolean checked = tap.flow().reduction().truncate().isPresent()
                || (way.remote() ? way.tunnelLimit() : way.sinkLimit()).isPresent();
            final int plain = way.remote() ? Limits.OCTETS_TO_HOST : Limits.OCTETS_TO_PORT;
            resubmits += checked ? 2 : 1;       // to DELIVERY or the underlay's bridge; to SINK or TUNNEL before
            octets += checked ? 2 * plain + Limits.OCTETS_TO_CHECK : plain;
        }
        return new Cost(resubmits, octets);
    }
}
