package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Set;
import org.projectfloodlight.openflow.protocol.OFBundleCtrlType;
import org.projectfloodlight.openflow.protocol.OFBundleFlags;
import org.projectfloodlight.openflow.types.BundleId;

/**
 * Changes flows all together or not at all, by a bundle (OpenFlow 1.4 sections 6.9 and 7.3.9), in two round trips:
 *
 * <pre>
 *   OPEN, ADD ..., CLOSE out; wait for what comes of CLOSE
 *     | CLOSE_REPLY and no error before        | an error before, or instead
 *   COMMIT out; wait                         DISCARD out; wait
 *     | COMMIT_REPLY     | error               | DISCARD_REPLY or error
 *   done               failed                failed
 * </pre>
 *
 * <p>CLOSE is what makes it all or nothing: Open vSwitch answers a refused ADD with an error, keeps the bundle, and
 * would install the rest at a COMMIT. Errors come before the reply to CLOSE.
 */
final class BundleWrite extends FlowWrite {
    /**
     * The most octets that a message in a bundle can have: a flow for some 2,045 copies. What is planned stays below,
     * as the planner allows for fewer copies of one packet.
     */
    static final int MAX_MOD_LENGTH = Header.MAX_LENGTH - Header.OCTETS - 8;

    private static final Set<OFBundleFlags> FLAGS = Set.of(OFBundleFlags.ATOMIC, OFBundleFlags.ORDERED);
    private static final int ATOMIC_ORDERED = 3;
    private static final int CLOSE_REPLY = 3;
    private static final int COMMIT_REPLY = 5;
    private static final int DISCARD_REPLY = 7;
    private static final int ADD_HEADER = Header.MAX_LENGTH - MAX_MOD_LENGTH;
    private static final int BATCH = 1 << 16;

    private final List<FlowMod> mods;
    private final int closeIndex;
    private final int finishIndex;

    BundleWrite(final List<FlowMod> mods) {
        this.mods = List.copyOf(mods);
        closeIndex = mods.size() + 1;
        finishIndex = mods.size() + 2;
    }

    @Override
    int xids() {
        return finishIndex + 1;
    }

    @Override
    void begin(final Channel channel, final int firstXid) {
        var out = channel.alloc().buffer(BATCH);
        control(out, OFBundleCtrlType.OPEN_REQUEST, firstXid, 0);
        for (int i = 0; i < mods.size(); i++) {
            if (out.writableBytes() < ADD_HEADER + mods.get(i).length()) {
                channel.writeAndFlush(out);
                out = channel.alloc().buffer(BATCH);
            }
            add(out, mods.get(i), firstXid, i + 1);
        }
        control(out, OFBundleCtrlType.CLOSE_REQUEST, firstXid, closeIndex);
        channel.writeAndFlush(out);
    }

    /** Every message of a bundle names the bundle: by the exchange's first transaction id. */
    private static void control(final ByteBuf out, final OFBundleCtrlType type, final int firstXid, final int index) {
        Wire.OF.buildBundleCtrlMsg().setXid(Integer.toUnsignedLong(firstXid + index)).setBundleId(BundleId.of(firstXid))
            .setBundleCtrlType(type).setFlags(FLAGS).build().writeTo(out);
    }

    /** OFPT_BUNDLE_ADD_MESSAGE; both headers must carry the same transaction id. */
    private static void add(final ByteBuf out, final FlowMod mod, final int firstXid, final int index) {
        new Header(Header.OPENFLOW_1_4, Header.BUNDLE_ADD, ADD_HEADER + mod.length(), firstXid + index).writeTo(out);
        out.writeInt(firstXid).writeShort(0).writeShort(ATOMIC_ORDERED);
        mod.writeTo(out, firstXid + index);
    }

    @Override
    void receive(final Answer answer) {
        if (answer.isError()) {
            refused(answer);
        } else if (answer.is(Header.BUNDLE_CONTROL)) {
            confirmed(answer);
        }
    }

    private void refused(final Answer error) {
        if (error.index() == 0) {
            refused("open a bundle", error);
        } else if (error.index() < closeIndex) {
            refused(mods.get(error.index() - 1), error);
        } else if (error.index() == closeIndex) {
            refused("close a bundle", error);
            finish(error);
        } else {
            refused("commit a bundle", error);
            end();
        }
    }

    private void confirmed(final Answer reply) {
        switch (reply.body(Integer.BYTES)) {
            case CLOSE_REPLY -> finish(reply);
            case COMMIT_REPLY, DISCARD_REPLY -> end();
            default -> { }
        }
    }

    private void finish(final Answer last) {
        final var out = last.channel().alloc().buffer();
        control(out, isRefused() ? OFBundleCtrlType.DISCARD_REQUEST : OFBundleCtrlType.COMMIT_REQUEST, last.firstXid(),
            finishIndex);
        last.channel().writeAndFlush(out);
    }
}
