package io.tapfabric.planner.flow;

import com.google.common.net.InetAddresses;
import io.tapfabric.planner.flow.Match.Bits;
import io.tapfabric.planner.model.Ipv6Address;
import io.tapfabric.planner.model.MacAddress;
import java.util.SortedMap;

/** How values of fields look in text: as ovs-ofctl prints them. */
final class Format {
    private static final Bits ANYTHING = new Bits(0, 0);

    private Format() {
    }

    static String value(final Field field, final long value) {
        return switch (field) {
            case ETH_SRC, ETH_DST -> new MacAddress(value).toString();
            case IPV4_SRC, IPV4_DST -> InetAddresses.fromInteger((int) value).getHostAddress();
            case IP_PROTO -> Long.toString(value);
            default -> value == 0 ? "0" : "0x" + Long.toHexString(value);
        };
    }

    /** What a field must be; of an IPv6 address, both halves together. */
    static String bits(final Field field, final SortedMap<Field, Bits> fields) {
        return switch (field) {
            case IPV4_SRC, IPV4_DST -> ipv4(field, fields.get(field));
            case IPV6_SRC_HIGH, IPV6_SRC_LOW -> ipv6(fields.getOrDefault(Field.IPV6_SRC_HIGH, ANYTHING),
                fields.getOrDefault(Field.IPV6_SRC_LOW, ANYTHING));
            case IPV6_DST_HIGH, IPV6_DST_LOW -> ipv6(fields.getOrDefault(Field.IPV6_DST_HIGH, ANYTHING),
                fields.getOrDefault(Field.IPV6_DST_LOW, ANYTHING));
            default -> {
                final var bits = fields.get(field);
                yield value(field, bits.value())
                    + (bits.mask() == field.exact() ? "" : "/" + value(field, bits.mask()));
            }
        };
    }

    private static String ipv4(final Field field, final Bits bits) {
        final int length = Long.bitCount(bits.mask());
        final boolean prefix = bits.mask() == (field.exact() << 32 - length & field.exact());
        return value(field, bits.value())
            + (length == 32 ? "" : "/" + (prefix ? String.valueOf(length) : value(field, bits.mask())));
    }

    private static String ipv6(final Bits high, final Bits low) {
        final int length = Long.bitCount(high.mask()) + Long.bitCount(low.mask());
        final var mask = new Ipv6Address(high.mask(), low.mask());
        return new Ipv6Address(high.value(), low.value())
            + (length == 128 ? "" : "/" + (mask.equals(Ipv6Address.mask(length)) ? String.valueOf(length) : mask));
    }
}
