package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.tapfabric.southbound.LinkException;
import java.util.ArrayList;
import java.util.List;
import org.projectfloodlight.openflow.protocol.OFMessage;
import org.projectfloodlight.openflow.types.OFGroup;
import org.projectfloodlight.openflow.types.OFPort;
import org.projectfloodlight.openflow.types.TableId;

/**
 * Asks for everything of one kind that a switch has. The pieces of the reply are kept as they come and decoded by the
 * caller, so that a long list does not hold up other switches.
 */
final class ListRead extends Exchange {
    private static final int FLOW_STATS = 1;
    private static final int PORT_STATS = 4;
    private static final int MORE = 1;

    private final List<byte[]> pieces = new ArrayList<>();
    private final String what;
    private final int type;
    private final OFMessage.Builder request;

    private ListRead(final String what, final int type, final OFMessage.Builder request) {
        this.what = what;
        this.type = type;
        this.request = request;
    }

    /** Every flow of every table (OpenFlow 1.4 section 7.3.5.2). */
    static ListRead flows() {
        return new ListRead("flows", FLOW_STATS, Wire.OF.buildFlowStatsRequest().setTableId(TableId.ALL)
            .setOutPort(OFPort.ANY).setOutGroup(OFGroup.ANY).setMatch(Wire.OF.matchWildcardAll()));
    }

    /** Every port with what it has counted (OpenFlow 1.4 section 7.3.5.6). */
    static ListRead ports() {
        return new ListRead("ports", PORT_STATS, Wire.OF.buildPortStatsRequest().setPortNo(OFPort.ANY));
    }

    @Override
    int xids() {
        return 1;
    }

    @Override
    void begin(final Channel channel, final int firstXid) {
        channel.writeAndFlush(Wire.octets(request.setXid(Integer.toUnsignedLong(firstXid)).build()));
    }

    @Override
    void receive(final Answer answer) {
        if (answer.isError()) {
            fail(new LinkException("refused to list its " + what + ": " + answer.refusal()));
        } else if (answer.is(Header.MULTIPART_REPLY) && answer.body(0) == type) {
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
