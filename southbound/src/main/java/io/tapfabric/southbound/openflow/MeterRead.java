package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks for every meter, what it does and what it has counted (OpenFlow 1.4 sections 7.3.5.9 and 7.3.5.11), in one round
 * trip. A switch that refuses to say has no meters.
 */
final class MeterRead extends Exchange {
    private static final int METER_STATS = 9;
    private static final int METER_CONFIG = 10;
    private static final int MORE = 1;
    private static final long ALL = 0xffffffffL;

    private final List<byte[]> configs = new ArrayList<>();
    private final List<byte[]> stats = new ArrayList<>();

    @Override
    int xids() {
        return 2;
    }

    @Override
    void begin(final Channel channel, final int firstXid) {
        channel.writeAndFlush(Wire.octets(
            Wire.OF.buildMeterConfigStatsRequest().setXid(Integer.toUnsignedLong(firstXid)).setMeterId(ALL).build(),
            Wire.OF.buildMeterStatsRequest().setXid(Integer.toUnsignedLong(firstXid + 1)).setMeterId(ALL).build()));
    }

    /** The switch answers in order, so the end of the second answer is the end. */
    @Override
    void receive(final Answer answer) {
        final boolean second = answer.index() == 1;
        final var pieces = second ? stats : configs;
        boolean ended = false;
        if (answer.isError()) {
            pieces.clear();
            ended = true;
        } else if (answer.is(Header.MULTIPART_REPLY) && answer.body(0) == (second ? METER_STATS : METER_CONFIG)) {
            pieces.add(ByteBufUtil.getBytes(answer.message()));
            ended = (answer.body(2) & MORE) == 0;
        }
        if (second && ended) {
            succeed();
        }
    }

    /** The messages that say what the meters do; complete once the exchange has ended well. */
    List<byte[]> configs() {
        return configs;
    }

    /** The messages that say what they have counted. */
    List<byte[]> stats() {
        return stats;
    }
}
