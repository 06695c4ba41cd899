package io.tapfabric.planner.plan;

import com.google.common.hash.Hashing;
import com.google.common.net.InetAddresses;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.PortName;
import java.net.Inet4Address;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The names of what we make on a host.
 */
public final class Names {
    /** Our bridge. */
    public static final BridgeName TAP_BRIDGE = new BridgeName("brtap");

    /** Open vSwitch cuts longer names in OpenFlow (OFP_MAX_PORT_NAME_LEN less the final NUL). */
    private static final int LONGEST = 15;
    private static final int KEPT = 6;
    private static final Pattern OURS = Pattern.compile("(gre|togre|erspan|vxlan|geneve|tap|(x|w)?(in|out|io))-");

    private Names() {
    }

    /** The port on brtap whose other end is at the host with this tunnel address. */
    static PortName tunnel(final String remote) {
        final var address = InetAddresses.forString(remote);
        return PortName.of("gre-" + (address instanceof Inet4Address
            ? String.format("%08x", InetAddresses.coerceToInteger(address)) : hash(address.getHostAddress())));
    }

    /** A port that only sends, told from others of its type by {@code what}. */
    static PortName collector(final String type, final String what) {
        return PortName.of((type.equals("gre") ? "togre" : type) + "-" + hash(what));
    }

    /** Whether we may need a name ourselves, or Open vSwitch has it. */
    static boolean reserved(final PortName name) {
        return name.value().equals(TAP_BRIDGE.value()) || OURS.matcher(name.value()).lookingAt();
    }

    /**
     * Numbers from 1 to {@code max}, one for each: the same as long as there are no others with which it collides.
     *
     * @param max as many as there are names, or more
     */
    static <T extends Comparable<T>> SortedMap<T, Integer> numbers(final Collection<T> names, final int max) {
        final var numbers = new TreeMap<T, Integer>();
        final var taken = new HashSet<Integer>();
        new TreeSet<>(names).forEach(name -> {
            int number = number(name.toString(), max);
            while (!taken.add(number)) {
                number = number % max + 1;
            }
            numbers.put(name, number);
        });
        return numbers;
    }

    /** A number from 1 to {@code max} that follows from a text. */
    static int number(final String text, final int max) {
        final long bits = Hashing.sha256().hashString(text, StandardCharsets.UTF_8).asLong();
        return 1 + (int) Long.remainderUnsigned(bits, max);
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
