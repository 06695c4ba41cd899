package io.tapfabric.planner.simulate;

import com.google.common.collect.ImmutableList;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.model.MacAddress;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A packet as flows see it: its headers, and the tunnel key and registers that travel with it inside one switch.
 *
 * @param fields the fields that are not zero
 * @param octets how long it is, from the Ethernet header on
 * @param beneath the VLAN tags beneath the outermost, that one first, as {@link Field#VLAN_VID} has them
 */
public record Packet(SortedMap<Field, Long> fields, int octets, List<Long> beneath) {
    /** Octets of the shortest packet (IEEE 802.3 section 4A.4.2), less its frame check sequence. */
    private static final int SHORTEST = 60;
    /** Octets of a VLAN tag (IEEE 802.1Q-2018 section 9.3). */
    private static final int TAG = 4;

    public Packet {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        beneath = List.copyOf(beneath);
    }

    /** A packet that has just come in. {@code vlan} is its tag's VLAN, 0 if it has no tag. */
    public static Packet of(final MacAddress source, final MacAddress destination, final int vlan) {
        return new Packet(new TreeMap<>(), SHORTEST, List.of()).with(Field.ETH_SRC, source.bits())
            .with(Field.ETH_DST, destination.bits()).with(Field.VLAN_VID, vlan == 0 ? 0 : Field.VLAN_PRESENT | vlan);
    }

    public long get(final Field field) {
        return fields.getOrDefault(field, 0L);
    }

    /** This packet with one field changed. */
    public Packet with(final Field field, final long value) {
        final Map<Field, Long> changed = new EnumMap<>(Field.class);
        changed.putAll(fields);
        if (value == 0) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        return new Packet(new TreeMap<>(changed), octets, beneath);
    }

    /** This packet in another length. */
    public Packet sized(final int size) {
        return new Packet(fields, size, beneath);
    }

    /** Its first octets, or all if it is not longer. */
    Packet cut(final int first) {
        return sized(Math.min(octets, first));
    }

    /** With one more VLAN tag, of VLAN 0, around what it has. */
    Packet pushed() {
        final var tagged = with(Field.VLAN_VID, Field.VLAN_PRESENT);
        return new Packet(tagged.fields, octets + TAG, tagged() ? ImmutableList.<Long>builder()
            .add(get(Field.VLAN_VID)).addAll(beneath).build() : beneath);
    }

    /** Without its outermost VLAN tag: the bridge's own, which counts for none of its octets. */
    Packet popped() {
        final var bare = with(Field.VLAN_VID, beneath.isEmpty() ? 0 : beneath.get(0));
        return new Packet(bare.fields, octets, beneath.isEmpty() ? beneath : beneath.subList(1, beneath.size()));
    }

    public MacAddress source() {
        return new MacAddress(get(Field.ETH_SRC));
    }

    public MacAddress destination() {
        return new MacAddress(get(Field.ETH_DST));
    }

    public boolean tagged() {
        return (get(Field.VLAN_VID) & Field.VLAN_PRESENT) != 0;
    }

    /** The VLAN of its tag; 0 if it has none. */
    public int vlan() {
        return (int) get(Field.VLAN_VID) & ~Field.VLAN_PRESENT;
    }

    /** What is left of it on a wire: registers and tunnel key do not leave the switch. */
    public Packet bare() {
        return with(Field.TUNNEL_ID, 0).with(Field.TAP_FLOW, 0).with(Field.LONGER, 0).with(Field.FILTER, 0)
            .with(Field.DECIDED, 0).with(Field.SAMPLE, 0).with(Field.SLOT, 0).with(Field.MEMBER, 0)
            .with(Field.GROUP, 0);
    }
}
