package io.tapfabric.planner.flow;

import io.tapfabric.planner.model.RateLimit;
import io.tapfabric.planner.model.Reduction;
import io.tapfabric.planner.model.TapFlowNumber;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A meter of ours: it sees copies of one tap-flow on a host. Meters count exactly where flows do not: Open
 * vSwitch makes one decision for packets of any length and credits every packet to the flows of both outcomes, but a
 * meter is run for each packet by itself.
 *
 * <p>A meter must have a rate above which it drops. Where ours only counts, that is never reached, so it is free to say
 * what is counted, as a cookie does: {@code 3200000004} is kind 2 of tap-flow 4.
 */
public sealed interface Meter permits Meter.TooLong, Meter.OfOne {
    /** The most meters of kind {@link TooLong} that we have on a host; their ids are 1 to this. */
    int MAX = 65_532;

    /** Whose copies it sees. */
    TapFlowNumber number();

    /** The id that it has unless another has it. */
    int usualId();

    /** When it drops, and with that what it counts. */
    Band band();

    /** What it is for, in a word. */
    String purpose();

    /** Whether it is there to drop, and what it has dropped counts; else what it has seen counts. */
    default boolean drops() {
        return false;
    }

    /** A meter whose id no other can have. */
    sealed interface OfOne extends Meter permits Shortening, Limiter {
    }

    /**
     * The one band of a meter.
     *
     * @param unit what is limited
     * @param rate how much a second, 32 bits
     * @param burst how much at once; as much as a second's if empty
     */
    record Band(RateLimit.Unit unit, long rate, OptionalLong burst) {
        private static final long NEVER_REACHED = 3_000_000_000L;
        private static final long PER_KIND = 100_000_000L;

        /** One that is never reached, and says what is counted. */
        private static Band never(final int kind, final TapFlowNumber number, final OptionalLong burst) {
            return new Band(RateLimit.Unit.PACKETS, NEVER_REACHED + PER_KIND * kind + number.value(), burst);
        }

        /** Which kind the rate says, out of {@code kinds} from {@code first} on. */
        private Optional<Integer> kind(final int first, final int kinds) {
            final long kind = Math.floorDiv(rate - NEVER_REACHED, PER_KIND) - first;
            final long number = number();
            return kind < 0 || kind >= kinds || number < 1 || number > TapFlowNumber.MAX ? Optional.empty()
                : Optional.of((int) kind);
        }

        private int number() {
            return (int) Math.floorMod(rate - NEVER_REACHED, PER_KIND);
        }

        /** As {@code ovs-ofctl dump-meters} prints it, on one line. */
        @Override
        public String toString() {
            return (unit == RateLimit.Unit.PACKETS ? "pktps" : "kbps") + (burst.isPresent() ? " burst" : "")
                + " stats bands= type=drop rate=" + rate
                + (burst.isPresent() ? " burst_size=" + burst.getAsLong() : "");
        }
    }

    /**
     * Counts what is too long for the way.
     *
     * @param kind which of its copies
     * @param number whose
     */
    record TooLong(Kind kind, TapFlowNumber number) implements Meter {
        static Optional<TooLong> find(final Band band) {
            return band.burst().isPresent() ? Optional.empty() : band.kind(0, Kind.values().length)
                .map(kind -> new TooLong(Kind.values()[kind], new TapFlowNumber(band.number())));
        }

        @Override
        public int usualId() {
            return (int) (((long) number.value() * Kind.values().length + kind.ordinal()) % MAX) + 1;
        }

        @Override
        public Band band() {
            return Band.never(kind.ordinal(), number, OptionalLong.empty());
        }

        @Override
        public String purpose() {
            return kind.name();
        }
    }

    /** Where copies are too long and what becomes of them. Its ordinal is part of a meter's rate and id. */
    enum Kind {
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

    /**
     * Counts what is longer than the tap-flow wants it. Its burst, never reached either, says how long that is: so what
     * was cut off can be told.
     *
     * @param tunnel whether on the way into a tunnel, else on that to a sink of the same host
     * @param number whose copies
     * @param octets how many are left of each
     */
    record Shortening(boolean tunnel, TapFlowNumber number, int octets) implements OfOne {
        private static final int FIRST_KIND = 4;
        private static final int FIRST_ID = 1_000_000_000;
        private static final int IDS = 100_000_000;

        static Optional<Shortening> find(final Band band) {
            final long octets = band.burst().orElse(0) - Band.NEVER_REACHED;
            return octets < Reduction.MIN_TRUNCATE || octets > Reduction.MAX_TRUNCATE ? Optional.empty()
                : band.kind(FIRST_KIND, 2).map(kind ->
                    new Shortening(kind == 0, new TapFlowNumber(band.number()), (int) octets));
        }

        private int kind() {
            return tunnel ? 0 : 1;
        }

        @Override
        public int usualId() {
            return FIRST_ID + IDS * kind() + number.value();
        }

        @Override
        public Band band() {
            return Band.never(FIRST_KIND + kind(), number, OptionalLong.of(Band.NEVER_REACHED + octets));
        }

        @Override
        public String purpose() {
            return tunnel ? "SHORTENED_FOR_TUNNEL" : "SHORTENED_FOR_SINK";
        }
    }

    /**
     * Drops what is more than a tap-flow's rate limit. Its rate is a real one, so its id says whose it is.
     *
     * @param number whose copies
     * @param limit how much may pass
     */
    record Limiter(TapFlowNumber number, RateLimit limit) implements OfOne {
        private static final int BEFORE_IDS = 1_200_000_000;

        /** Whether a meter of this id is a limit, without which nothing may pass. */
        public static boolean has(final int id) {
            return id > BEFORE_IDS && id <= BEFORE_IDS + TapFlowNumber.MAX;
        }

        private static Optional<Limiter> find(final int id, final Band band) {
            return band.burst().stream().filter(burst -> has(id) && band.rate() > 0 && burst > 0)
                .mapToObj(burst -> new Limiter(new TapFlowNumber(id - BEFORE_IDS),
                    new RateLimit(band.unit(), band.rate(), burst))).findFirst();
        }

        @Override
        public int usualId() {
            return BEFORE_IDS + number.value();
        }

        @Override
        public Band band() {
            return new Band(limit.unit(), limit.rate(), OptionalLong.of(limit.burst()));
        }

        @Override
        public String purpose() {
            return "RATE_LIMIT";
        }

        @Override
        public boolean drops() {
            return true;
        }
    }

    /** Reads a meter; nothing if it is not one of ours. */
    static Optional<Meter> find(final int id, final Band band) {
        return Limiter.has(id) ? Limiter.find(id, band).map(Meter.class::cast)
            : Stream.of(TooLong.find(band), Shortening.find(band)).<Meter>flatMap(Optional::stream).findFirst();
    }
}
