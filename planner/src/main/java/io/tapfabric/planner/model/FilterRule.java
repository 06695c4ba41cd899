package io.tapfabric.planner.model;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rule of a filter. It matches a packet that meets everything it demands.
 *
 * @param priority its place among the rules, {@value #FIRST} to {@value #LAST}, {@value #FIRST} first: as many as
 *     OpenFlow has priorities, less one for the filter's default and one for what is no filter's
 * @param verdict what it says of the packets that it matches
 * @param frame what it demands of the Ethernet header
 * @param ip what it demands of the IP header
 * @param transport what it demands of the header behind that, whose protocol {@code ip} has to name
 */
public record FilterRule(int priority, Verdict verdict, FrameCriteria frame, IpCriteria ip,
        TransportCriteria transport) {
    public static final int FIRST = 1;
    public static final int LAST = 65_534;

    public FilterRule {
        if (priority < FIRST || priority > LAST) {
            throw new IllegalArgumentException("priority " + priority + ", allowed " + FIRST + " to " + LAST);
        }
        transport.check(ip.protocol());
        if (!ip.isAny() && families(frame, ip).isEmpty()) {
            throw new IllegalArgumentException("ethertype 0x" + Integer.toHexString(frame.etherType().orElseThrow())
                + " with what is demanded of IP, allowed " + ip.families().stream()
                    .map(family -> "0x" + Integer.toHexString(family.etherType())).collect(Collectors.joining(" or ")));
        }
    }

    /** The families that the packets may be of that it matches, one or both, if it demands anything of IP. */
    public Set<Family> families() {
        return families(frame, ip);
    }

    private static Set<Family> families(final FrameCriteria frame, final IpCriteria ip) {
        final var families = EnumSet.copyOf(ip.families());
        frame.etherType().ifPresent(type -> families.removeIf(family -> family.etherType() != type));
        return families;
    }

    /** The same rule at another place. */
    public FilterRule at(final int other) {
        return new FilterRule(other, verdict, frame, ip, transport);
    }
}
