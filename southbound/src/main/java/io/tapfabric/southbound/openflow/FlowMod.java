package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.tapfabric.planner.diff.Delta;
import java.util.ArrayList;
import java.util.List;

/**
 * One change of one flow (OpenFlow 1.4 section 7.3.4.1). Written here and not by OpenFlowJ, which would have to decode
 * the match and instructions of a {@link WireFlow} first and knows no Nicira extensions.
 *
 * <p>A flow is put by ADD, without RESET_COUNTS and CHECK_OVERLAP: on a flow that exists it takes the new cookie and
 * actions and keeps the counters. (MODIFY would keep the old cookie.)
 */
record FlowMod(Command command, WireKey key, WireEntry entry) {
    private static final int FIXED_OCTETS = 48;
    private static final int MATCH_HEADER = 4;
    private static final int OXM_HEADER = 4;
    private static final int OXM_MATCH = 1;
    private static final int ANY = -1;

    enum Command {
        ADD(0), DELETE_STRICT(4);

        private final int code;

        Command(final int code) {
            this.code = code;
        }
    }

    /** All the changes of a delta, removes first. */
    static List<FlowMod> of(final Delta<WireKey, WireEntry> delta) {
        final var mods = new ArrayList<FlowMod>(delta.size());
        delta.removes().forEach(key -> mods.add(new FlowMod(Command.DELETE_STRICT, key, new WireEntry(0, ""))));
        delta.puts().forEach((key, entry) -> mods.add(new FlowMod(Command.ADD, key, entry)));
        return mods;
    }

    /** Octets of the message; can be more than a message may have. */
    int length() {
        return FIXED_OCTETS + (matchLength() + 7 & ~7) + entry.instructions().length() / 2;
    }

    private int matchLength() {
        return key.match().values().stream().mapToInt(payload -> OXM_HEADER + payload.length() / 2)
            .reduce(MATCH_HEADER, Integer::sum);
    }

    void writeTo(final ByteBuf out, final int xid) {
        new Header(Header.OPENFLOW_1_4, Header.FLOW_MOD, length(), xid).writeTo(out);
        out.writeLong(entry.cookie()).writeLong(0)                          // cookie mask: any
            .writeByte(key.table()).writeByte(command.code).writeInt(0)     // no timeouts
            .writeShort(key.priority()).writeInt(ANY).writeInt(ANY).writeInt(ANY)   // buffer, out port, out group
            .writeShort(0).writeShort(0);                                   // no flags, no importance
        writeMatch(out);
        out.writeBytes(ByteBufUtil.decodeHexDump(entry.instructions()));
    }

    private void writeMatch(final ByteBuf out) {
        final int length = matchLength();
        out.writeShort(OXM_MATCH).writeShort(length);
        key.match().forEach((header, payload) ->
            out.writeInt(header).writeBytes(ByteBufUtil.decodeHexDump(payload)));
        out.writeZero(-length & 7);
    }

    @Override
    public String toString() {
        return command + " " + key + (command == Command.ADD ? ",cookie=0x" + Long.toHexString(entry.cookie()) : "");
    }
}
