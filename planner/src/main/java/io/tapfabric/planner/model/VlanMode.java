package io.tapfabric.planner.model;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which VLANs a port carries, as its Port row says ({@code vlan_mode}, {@code tag}, {@code trunks}). VLAN 0 stands for
 * untagged frames.
 */
public sealed interface VlanMode permits VlanMode.Access, VlanMode.Trunk {
    /** A port without tag and trunks: every VLAN passes, tags and all. */
    VlanMode ALL = new Trunk(new TreeSet<>());

    /** Whether frames of VLAN {@code vlan} pass the port. */
    boolean carries(int vlan);

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
    }

    /**
     * Several VLANs; the guest sees its frames tagged.
     *
     * @param vlans the VLANs that pass; empty means all
     */
    record Trunk(SortedSet<Integer> vlans) implements VlanMode {
        public Trunk {
            vlans = Collections.unmodifiableSortedSet(new TreeSet<>(vlans));
        }

        public boolean all() {
            return vlans.isEmpty();
        }

        @Override
        public boolean carries(final int vlan) {
            return all() || vlans.contains(vlan);
        }
    }
}
