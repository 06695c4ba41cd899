package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.tapfabric.planner.state.Count;
import io.tapfabric.southbound.LinkException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads replies about meters (OpenFlow 1.4 sections 7.3.5.9 and 7.3.5.11), with what bands do left as
 * it is.
 *
 * <pre>
 *  octet 0        2       4    8
 *  +--------+-------+----+-----------+
 *  | length | flags | id | bands ... |                       what a meter does
 *  +--------+-------+----+-----------+
 *
 *  octet 0    4        6   12      16        24      32         40
 *  +----+--------+---+-------+---------+-------+----------+-----------+
 *  | id | length | - | flows | packets | bytes | duration | bands ... |  what it has counted
 *  +----+--------+---+-------+---------+-------+----------+-----------+
 * </pre>
 */
final class MeterStats {
    private static final int CONFIG_OCTETS = 8;
    private static final int STATS_OCTETS = 40;
    private static final int BAND_OCTETS = 16;
    private static final StatsReply CONFIG = new StatsReply("meter", 0, CONFIG_OCTETS);
    private static final StatsReply STATS = new StatsReply("meter", 4, STATS_OCTETS);

    private final SortedMap<Integer, ObservedMeter> meters = new TreeMap<>();

    private MeterStats() {
    }

    /** All meters in the messages of both replies. One that came or went in between counts nothing. */
    static SortedMap<Integer, ObservedMeter> read(final Iterable<byte[]> configs, final Iterable<byte[]> stats)
            throws LinkException {
        final var all = new MeterStats();
        for (var message : configs) {
            CONFIG.each(message, all::config);
        }
        for (var message : stats) {
            STATS.each(message, all::stats);
        }
        return all.meters;
    }

    private void config(final ByteBuf meter) {
        final var bands = ByteBufUtil.hexDump(meter, CONFIG_OCTETS, meter.readableBytes() - CONFIG_OCTETS);
        meters.put(meter.getInt(4), new ObservedMeter(new WireMeter(meter.getUnsignedShort(2), bands), 0, 0));
    }

    private void stats(final ByteBuf meter) {
        meters.computeIfPresent(meter.getInt(0), (id, known) ->
            new ObservedMeter(known.meter(), count(meter, 16), dropped(meter)));
    }

    private static Count count(final ByteBuf meter, final int at) {
        return new Count(meter.getLong(at), meter.getLong(at + Long.BYTES));
    }

    /** Every band of ours drops. */
    private static Count dropped(final ByteBuf meter) {
        var dropped = Count.ZERO;
        for (int band = STATS_OCTETS; band + BAND_OCTETS <= meter.readableBytes(); band += BAND_OCTETS) {
            dropped = dropped.plus(count(meter, band));
        }
        return dropped;
    }
}
