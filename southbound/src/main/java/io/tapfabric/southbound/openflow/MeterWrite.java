package io.tapfabric.southbound.openflow;

import io.netty.channel.Channel;
import io.tapfabric.southbound.RefusedException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Changes meters, each for itself: a meter-mod for each and a barrier, in one round trip. (Open vSwitch takes no
 * meter-mod in a bundle.)
 */
final class MeterWrite extends Exchange {
    private final List<MeterMod> mods;
    private final SortedMap<Integer, String> refused = new TreeMap<>();

    MeterWrite(final List<MeterMod> mods) {
        this.mods = List.copyOf(mods);
    }

    @Override
    int xids() {
        return mods.size() + 1;
    }

    @Override
    void begin(final Channel channel, final int firstXid) {
        final var out = channel.alloc().buffer(
            mods.stream().mapToInt(MeterMod::length).reduce(Header.OCTETS, Integer::sum));
        for (int i = 0; i < mods.size(); i++) {
            mods.get(i).writeTo(out, firstXid + i);
        }
        Wire.OF.buildBarrierRequest().setXid(Integer.toUnsignedLong(firstXid + mods.size())).build().writeTo(out);
        channel.writeAndFlush(out);
    }

    @Override
    void receive(final Answer answer) {
        final boolean last = answer.index() == mods.size();
        if (answer.isError() && last) {
            fail(new RefusedException("refused to confirm meters (barrier): " + answer.refusal()));
        } else if (answer.isError()) {
            final var mod = mods.get(answer.index());
            refused.putIfAbsent(mod.id(), "refused " + mod + ": " + answer.refusal());
        } else if (last) {
            succeed();
        }
    }

    /** Why some were refused, by id; complete once the exchange has ended well. */
    SortedMap<Integer, String> refused() {
        return Collections.unmodifiableSortedMap(refused);
    }
}
