package io.tapfabric.southbound.openflow;

import io.netty.channel.Channel;

/**
 * Changes one flow: a flow-mod and a barrier, in one round trip. A barrier's reply comes after all errors of what was
 * sent before it (OpenFlow 1.4 section 7.3.8).
 */
final class SingleWrite extends FlowWrite {
    private static final int MOD = 0;

    private final FlowMod mod;

    SingleWrite(final FlowMod mod) {
        this.mod = mod;
    }

    @Override
    int xids() {
        return 2;
    }

    @Override
    void begin(final Channel channel, final int firstXid) {
        final var out = channel.alloc().buffer(mod.length() + Header.OCTETS);
        mod.writeTo(out, firstXid);
        Wire.OF.buildBarrierRequest().setXid(Integer.toUnsignedLong(firstXid + 1)).build().writeTo(out);
        channel.writeAndFlush(out);
    }

    @Override
    void receive(final Answer answer) {
        if (answer.isError() && answer.index() == MOD) {
            refused(mod, answer);
        } else if (answer.isError()) {
            refused("confirm a flow (barrier)", answer);
            end();
        } else if (answer.is(Header.BARRIER_REPLY)) {
            end();
        }
    }
}
