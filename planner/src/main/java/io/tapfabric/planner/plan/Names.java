package io.tapfabric.planner.plan;

import com.google.common.hash.Hashing;
import com.google.common.net.InetAddresses;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.PortName;
import java.net.Inet4Address;
import java.nio.charset.StandardCharsets;

/**
 * The names of what we make on a host.
 */
public final class Names {
    /** Our bridge. */
    public static final BridgeName TAP_BRIDGE = new BridgeName("brtap");

    /** Open vSwitch cuts longer names in OpenFlow (OFP_MAX_PORT_NAME_LEN less the final NUL). */
    private static final int LONGEST = 15;
    private static final int KEPT = 6;

    private Names() {
    }

    /** The port on brtap whose other end is at the host with this tunnel address. */
    static PortName tunnel(final String remote) {
        final var address = InetAddresses.forString(remote);
        return PortName.of("gre-" + (address instanceof Inet4Address
            ? String.format("%08x", InetAddresses.coerceToInteger(address)) : hash(address.getHostAddress())));
    }

    /** brtap's datapath id: fixed for a host, with the locally administered bit where a MAC address has it. */
    public static String datapathId(final HostId host) {
        final long bits = Hashing.sha256().hashString(host.value(), StandardCharsets.UTF_8).asLong();
        return String.format("%016x", bits & 0x0000_ffff_ffff_ffffL | 0x7a9f_0200_0000_0000L);
    }

    /** A name of at most {@value #LONGEST} characters that still tells apart what {@code name} tells apart. */
    static String shorten(final String name) {
        return name.length() <= LONGEST ? name : name.substring(0, KEPT) + "-" + hash(name);
    }

    private static String hash(final String text) {
        return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString().substring(0, 8);
    }
}
