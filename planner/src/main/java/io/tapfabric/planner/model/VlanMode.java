package io.tapfabric.planner.model;

import com.google.common.collect.ImmutableSortedSet;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which VLANs a port carries, as its Port row says ({@code vlan_mode}, {@code tag}, {@code trunks}). VLAN 0 stands for
 * untagged frames.
 */
public sealed interface VlanMode permits VlanMode.Access, VlanMode.Trunk {
    /** Whether frames of VLAN {@code vlan} pass the port. */
    boolean carries(int vlan);

    /** The VLANs it names; none if it carries all. */
    SortedSet<Integer> named();

    /** Whether some VLAN passes both. */
    default boolean meets(final VlanMode other) {
        return named().isEmpty() || other.named().isEmpty() || !Collections.disjoint(named(), other.named());
    }

    /** Whether the guest sees frames of VLAN {@code vlan} without a tag. */
    boolean untags(int vlan);

    /**
     * One VLAN; the guest sees its frames untagged.
     *
     * @param vlan 0 to 4095
     */
    record Access(int vlan) implements VlanMode {
        @Override
        public boolean carries(final int other) {
            return vlan == other;
        }

        @Override
        public SortedSet<Integer> named() {
            return ImmutableSortedSet.of(vlan);
        }

        @Override
        public boolean untags(final int other) {
            return carries(other);
        }
    }

    /**
     * Several VLANs; the guest sees its frames tagged.
     *
     * @param vlans the VLANs that pass; empty means all
     */
    record Trunk(SortedSet<Integer> vlans) implements VlanMode {
        /** A port without tag and trunks: every VLAN passes, tags and all. */
        public static final VlanMode ALL = new Trunk(new TreeSet<>());

        public Trunk {
            vlans = Collections.unmodifiableSortedSet(new TreeSet<>(vlans));
        }

        @Override
        public boolean carries(final int vlan) {
            return vlans.isEmpty() || vlans.contains(vlan);
        }

        @Override
        public SortedSet<Integer> named() {
            return vlans;
        }

        @Override
        public boolean untags(final int vlan) {
            return vlan == 0;
        }
    }
}
