package io.tapfabric.planner.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a filter's rule demands of a frame's Ethernet header.
 *
 * @param source its source address; any if empty
 * @param destination its destination address; any if empty
 * @param vlans the VLAN of its outer tag, 1 to 4094, or 0 for no tag; a tag with VLAN 0 or 4095 is in no list
 * @param etherType its type behind VLAN tags, 0x600 to 0xffff (IEEE 802.3 section 3.2.6); any if empty
 */
public record FrameCriteria(Optional<MacPattern> source, Optional<MacPattern> destination, VlanSet vlans,
        OptionalInt etherType) {
    /** Demands nothing. */
    public static final FrameCriteria ANY =
        new FrameCriteria(Optional.empty(), Optional.empty(), VlanSet.ALL, OptionalInt.empty());

    private static final int LOWEST_TYPE = 0x600;
    private static final int HIGHEST_TYPE = 0xffff;

    public FrameCriteria {
        if (!vlans.isAll() && (vlans.vlans().first() < 0 || vlans.vlans().last() > VlanSet.HIGHEST)) {
            throw new IllegalArgumentException("VLANs " + vlans + ", allowed 0 to " + VlanSet.HIGHEST);
        }
        etherType.ifPresent(type -> {
            if (type < LOWEST_TYPE || type > HIGHEST_TYPE) {
                throw new IllegalArgumentException("ethertype " + type + ", allowed 0x600 to 0xffff");
            }
        });
    }
}
