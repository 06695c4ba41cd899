package io.tapfabric.planner.flow;

import io.tapfabric.planner.model.MacAddress;

/** How values of fields look in text: as ovs-ofctl prints them. */
final class Format {
    private Format() {
    }

    static String value(final Field field, final long value) {
        return field == Field.ETH_SRC || field == Field.ETH_DST ? new MacAddress(value).toString()
            : value == 0 ? "0" : "0x" + Long.toHexString(value);
    }
}
