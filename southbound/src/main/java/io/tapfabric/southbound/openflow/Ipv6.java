package io.tapfabric.southbound.openflow;

import com.google.common.collect.Sets;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Match.Bits;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.projectfloodlight.openflow.protocol.oxm.OFOxm;
import org.projectfloodlight.openflow.types.IPv6Address;

/**
 * An address of IPv6: one field of 128 bits on the wire (OpenFlow 1.4 section 7.2.3.7), two halves in the planner.
 */
enum Ipv6 {
    SRC(Field.IPV6_SRC_HIGH, Field.IPV6_SRC_LOW, Wire.OF.oxms()::ipv6Src, Wire.OF.oxms()::ipv6SrcMasked),
    DST(Field.IPV6_DST_HIGH, Field.IPV6_DST_LOW, Wire.OF.oxms()::ipv6Dst, Wire.OF.oxms()::ipv6DstMasked);

    /** The planner's halves of them all. */
    static final Set<Field> HALVES = Stream.of(values()).flatMap(address -> Stream.of(address.high, address.low))
        .collect(Sets.toImmutableEnumSet());

    private static final Bits ANY = new Bits(0, 0);

    private final Field high;
    private final Field low;
    private final Function<IPv6Address, OFOxm<?>> exact;
    private final BiFunction<IPv6Address, IPv6Address, OFOxm<?>> masked;

    Ipv6(final Field high, final Field low, final Function<IPv6Address, OFOxm<?>> exact,
            final BiFunction<IPv6Address, IPv6Address, OFOxm<?>> masked) {
        this.high = high;
        this.low = low;
        this.exact = exact;
        this.masked = masked;
    }

    /** What a match says of this address; nothing if no bit of it counts. */
    Optional<OFOxm<?>> matched(final Map<Field, Bits> fields) {
        final var value = join(fields, Bits::value);
        final var mask = join(fields, Bits::mask);
        if (mask.equals(IPv6Address.NONE)) {
            return Optional.empty();
        }
        return Optional.of(mask.equals(IPv6Address.NO_MASK) ? exact.apply(value) : masked.apply(value, mask));
    }

    private IPv6Address join(final Map<Field, Bits> fields, final ToLongFunction<Bits> part) {
        return IPv6Address.of(part.applyAsLong(fields.getOrDefault(high, ANY)),
            part.applyAsLong(fields.getOrDefault(low, ANY)));
    }
}
