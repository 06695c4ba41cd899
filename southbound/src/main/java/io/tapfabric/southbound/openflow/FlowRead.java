package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.tapfabric.southbound.LinkException;
import java.util.ArrayList;
import java.util.List;
import org.projectfloodlight.openflow.types.OFGroup;
import org.projectfloodlight.openflow.types.OFPort;
import org.projectfloodlight.openflow.types.TableId;

/**
 * Asks for every flow of every table (OpenFlow 1.4 section 7.3.5.2). The pieces of the reply are kept as they come and
 * decoded by the caller, so that a large table does not hold up other switches.
 */
final class FlowRead extends Exchange {
    private static final int FLOW_STATS = 1;
    private static final int MORE = 1;

    private final List<byte[]> pieces = new ArrayList<>();

    @Override
    int xids() {
        return 1;
    }

    @Override
    void begin(final Channel channel, final int firstXid) {
        channel.writeAndFlush(Wire.octets(Wire.OF.buildFlowStatsRequest().setXid(Integer.toUnsignedLong(firstXid))
            .setTableId(TableId.ALL).setOutPort(OFPort.ANY).setOutGroup(OFGroup.ANY)
            .setMatch(Wire.OF.matchWildcardAll()).build()));
    }

    @Override
    void receive(final Answer answer) {
        if (answer.isError()) {
            fail(new LinkException("refused to list its flows: " + answer.refusal()));
        } else if (answer.is(Header.MULTIPART_REPLY) && answer.body(0) == FLOW_STATS) {
            pieces.add(ByteBufUtil.getBytes(answer.message()));
            if ((answer.body(2) & MORE) == 0) {
                succeed();
            }
        }
    }

    /** The messages of the reply; complete once the exchange has ended well. */
    List<byte[]> pieces() {
        return pieces;
    }
}
