package io.tapfabric.planner.flow;

import com.google.common.collect.Comparators;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.PortName;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * What a packet must look like for a flow. A port is named; its number is looked up last of all.
 *
 * @param inPort the port it came in on; any if empty
 * @param fields what its fields must be; a field that is not there may be anything
 */
public record Match(Optional<PortName> inPort, SortedMap<Field, Bits> fields) implements Comparable<Match> {
    /** Matches every packet. */
    public static final Match ANY = new Match(Optional.empty(), new TreeMap<>());

    private static final Comparator<Match> ORDER =
        Comparator.comparing(Match::inPort, Comparators.emptiesFirst(Comparator.<PortName>naturalOrder()))
            .thenComparing(match -> match.fields.entrySet(), Comparators.lexicographical(
                Map.Entry.<Field, Bits>comparingByKey().thenComparing(Map.Entry.comparingByValue())));

    public Match {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /**
     * What one field must be.
     *
     * @param value the value; no bit outside of the mask is set
     * @param mask the bits that count
     */
    public record Bits(long value, long mask) implements Comparable<Bits> {
        public Bits {
            if ((value & ~mask) != 0) {
                throw new IllegalArgumentException("value " + Long.toHexString(value) + " has bits outside of its mask "
                    + Long.toHexString(mask));
            }
        }

        /** That of {@link Field#VLAN_VID} if there is any tag. */
        public static final Bits TAGGED = new Bits(Field.VLAN_PRESENT, Field.VLAN_PRESENT);

        /** Exactly this value. */
        public static Bits of(final Field field, final long value) {
            return new Bits(value, field.exact());
        }

        public boolean matches(final long actual) {
            return (actual & mask) == value;
        }

        @Override
        public int compareTo(final Bits other) {
            final int byValue = Long.compareUnsigned(value, other.value);
            return byValue != 0 ? byValue : Long.compareUnsigned(mask, other.mask);
        }
    }

    public static Match in(final PortName port) {
        return new Match(Optional.of(port), new TreeMap<>());
    }

    public Match and(final Field field, final long value) {
        return and(field, Bits.of(field, value));
    }

    public Match and(final Field field, final MacAddress mac) {
        return and(field, mac.bits());
    }

    /** Restricts to some bits of a field. */
    public Match and(final Field field, final Bits bits) {
        final var more = new TreeMap<>(fields);
        more.put(field, bits);
        return new Match(inPort, more);
    }

    /** Restricts to what came in on a port. */
    public Match from(final PortName port) {
        return new Match(Optional.of(port), fields);
    }

    /** Restricts to one VLAN, 0 meaning untagged. */
    public Match vlan(final int vlan) {
        return and(Field.VLAN_VID, vlan == 0 ? 0 : Field.VLAN_PRESENT | vlan);
    }

    /** Restricts to broadcast and multicast destinations. */
    public Match multicast() {
        return and(Field.ETH_DST, new Bits(MacAddress.GROUP_BIT.bits(), MacAddress.GROUP_BIT.bits()));
    }

    @Override
    public int compareTo(final Match other) {
        return ORDER.compare(this, other);
    }

    /** As ovs-ofctl would print it, with the port's name; empty for a match on everything. */
    @Override
    public String toString() {
        final var text = new StringJoiner(",");
        inPort.ifPresent(port -> text.add("in_port=" + port));
        // the halves of an IPv6 address have one name, and give one text
        fields.keySet().stream().map(field -> field.text() + "=" + Format.bits(field, fields)).distinct()
            .forEach(text::add);
        return text.toString();
    }
}
