package io.tapfabric.planner.flow;

import io.tapfabric.planner.model.TapFlowNumber;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a meter of ours counts: the copies of one tap-flow that are too long at one exit of a host. Meters count exactly
 * where flows do not: Open vSwitch makes one decision for packets of any length and credits every packet to the flows
 * of both outcomes, but a meter is run for each packet by itself.
 *
 * <p>A meter must have a rate above which it acts. Ours is never reached, so it is free to say what is counted, as a
 * cookie does: {@code 3200000004} is kind 2 of tap-flow 4.
 *
 * @param kind which of its copies
 * @param number whose
 */
public record Meter(Kind kind, TapFlowNumber number) implements Comparable<Meter> {
    /** The most meters that we have on a host; their ids are 1 to this. */
    public static final int MAX = 65_532;

    private static final Comparator<Meter> ORDER = Comparator.comparing(Meter::number).thenComparing(Meter::kind);
    private static final long NEVER_REACHED = 3_000_000_000L;
    private static final long PER_KIND = 100_000_000L;

    /** Where copies are too long and what becomes of them. Its ordinal is part of a meter's rate and id. */
    public enum Kind {
        /** Cut, to fit a tunnel. */
        CUT_FOR_TUNNEL(Table.TUNNEL, Cookie.Role.TRUNCATED),
        /** Left out, as they do not fit a tunnel. */
        TOO_LONG_FOR_TUNNEL(Table.TUNNEL, Cookie.Role.TOO_LONG),
        /** Cut, to fit a sink's port. */
        CUT_FOR_SINK(Table.SINK, Cookie.Role.TRUNCATED),
        /** Left out, as they do not fit a sink's port. */
        TOO_LONG_FOR_SINK(Table.SINK, Cookie.Role.TOO_LONG);

        private final Table table;
        private final Cookie.Role role;

        Kind(final Table table, final Cookie.Role role) {
            this.table = table;
            this.role = role;
        }

        /** The kind that counts what flows of a role in a table find too long. */
        public static Kind of(final Table table, final Cookie.Role role) {
            return Arrays.stream(values()).filter(kind -> kind.table == table && kind.role == role).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(role + " in " + table + " is not about length"));
        }
    }

    /** Reads a rate; nothing if it is not one of ours. */
    public static Optional<Meter> find(final long rate) {
        final long code = rate - NEVER_REACHED;
        final long number = code % PER_KIND;
        return code < 0 || code >= PER_KIND * Kind.values().length || number < 1 || number > TapFlowNumber.MAX
            ? Optional.empty()
            : Optional.of(new Meter(Kind.values()[(int) (code / PER_KIND)], new TapFlowNumber((int) number)));
    }

    /** Packets a second. */
    public long rate() {
        return NEVER_REACHED + PER_KIND * kind.ordinal() + number.value();
    }

    /** The id that it has unless another has it. */
    public int usualId() {
        return (int) (((long) number.value() * Kind.values().length + kind.ordinal()) % MAX) + 1;
    }

    @Override
    public int compareTo(final Meter other) {
        return ORDER.compare(this, other);
    }

    /** As {@code ovs-ofctl dump-meters} prints it, on one line. */
    @Override
    public String toString() {
        return "pktps stats bands= type=drop rate=" + rate();
    }
}
