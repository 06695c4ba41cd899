package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.tapfabric.planner.diff.Delta;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One change of one meter (OpenFlow 1.4 section 7.3.4.5).
 *
 * @param command what is done; removing a meter removes the flows that use it as well, changing it does not
 * @param id which meter
 * @param meter what it shall do, nothing if it is removed
 */
public record MeterMod(Command command, int id, WireMeter meter) {
    private static final int FIXED_OCTETS = 16;

    /** What is done with a meter. Its ordinal is the wire's number. */
    public enum Command { ADD, MODIFY, DELETE }

    /** All the changes of a delta, removes first; {@code held} is what the switch holds. */
    public static List<MeterMod> of(final Delta<Integer, WireMeter> delta, final Set<Integer> held) {
        final var mods = new ArrayList<MeterMod>(delta.size());
        delta.removes().forEach(id -> mods.add(new MeterMod(Command.DELETE, id, new WireMeter(0, ""))));
        delta.puts().forEach((id, meter) ->
            mods.add(new MeterMod(held.contains(id) ? Command.MODIFY : Command.ADD, id, meter)));
        return mods;
    }

    /** Octets of the message. */
    int length() {
        return FIXED_OCTETS + meter.bands().length() / 2;
    }

    void writeTo(final ByteBuf out, final int xid) {
        new Header(Header.OPENFLOW_1_4, Header.METER_MOD, length(), xid).writeTo(out);
        out.writeShort(command.ordinal()).writeShort(meter.flags()).writeInt(id)
            .writeBytes(ByteBufUtil.decodeHexDump(meter.bands()));
    }

    @Override
    public String toString() {
        return command + " meter=" + Integer.toUnsignedString(id) + meter.find(id).map(ours -> " " + ours.band())
            .orElse("");
    }
}
