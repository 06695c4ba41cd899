package io.tapfabric.planner.flow;

import com.google.common.net.InetAddresses;
import io.tapfabric.planner.model.MacAddress;

/** How values of fields look in text: as ovs-ofctl prints them. */
final class Format {
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
}
