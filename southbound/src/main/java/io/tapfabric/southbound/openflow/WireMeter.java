package io.tapfabric.southbound.openflow;

import io.tapfabric.planner.flow.Meter;
import io.tapfabric.planner.model.RateLimit;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a meter does, as on the wire (OpenFlow 1.4 section 7.3.4.5): when it acts, and how. Ours has one band:
 *
 * <pre>
 *  octet 0          2        4        8       12     16
 *  +----------------+--------+--------+-------+------+
 *  | type, 1 = drop | length | rate   | burst | zero |
 *  +----------------+--------+--------+-------+------+
 * </pre>
 *
 * @param flags the unit of its rates, and whether it counts
 * @param bands hex of its bands
 */
public record WireMeter(int flags, String bands) {
    private static final int KBPS = 1;
    private static final int PKTPS = 2;
    /** Open vSwitch counts in any case. */
    private static final int STATS = 8;
    private static final int BURST = 4;
    private static final int DROP = 1;
    private static final int BAND_OCTETS = 16;
    private static final int RATE_BEGIN = 8;
    private static final int RATE_END = 16;
    private static final int BURST_END = 24;

    /**
     * A meter as it is written. A burst that is not said is the rate: so Open vSwitch gives it back octet for octet,
     * whose userspace datapath sets a burst of zero to that.
     */
    public static WireMeter of(final Meter meter) {
        final var band = meter.band();
        return new WireMeter(STATS | (band.unit() == RateLimit.Unit.PACKETS ? PKTPS : KBPS)
            | (band.burst().isPresent() ? BURST : 0), Wire.hex(out ->
            out.writeShort(DROP).writeShort(BAND_OCTETS).writeInt((int) band.rate())
                .writeInt((int) band.burst().orElse(band.rate())).writeInt(0)));
    }

    /** What it is; nothing if it is not one of ours. */
    public Optional<Meter> find(final int id) {
        return bands.length() != 2 * BAND_OCTETS ? Optional.empty()
            : Meter.find(id, new Meter.Band((flags & KBPS) == 0 ? RateLimit.Unit.PACKETS : RateLimit.Unit.KILOBITS,
                number(RATE_BEGIN, RATE_END), (flags & BURST) == 0 ? OptionalLong.empty()
                    : OptionalLong.of(number(RATE_END, BURST_END)))).filter(meter -> equals(of(meter)));
    }

    private long number(final int begin, final int end) {
        return Long.parseLong(bands, begin, end, 16);
    }
}
