package io.tapfabric.testbed;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A guest's NIC as a run of faults knows it: the hosts on which it is plugged in; two while its guest moves.
 */
final class Nic {
    private final Guest guest;
    private final String bridge;
    private final SortedSet<String> places = new TreeSet<>();

    private Nic(final Guest guest, final String bridge) {
        this.guest = guest;
        this.bridge = bridge;
    }

    static Nic vm(final Guest guest) {
        return new Nic(guest, "br-int");
    }

    static Nic sink(final Guest guest) {
        return new Nic(guest, "brtap");
    }

    String name() {
        return guest.name();
    }

    /** Its access VLAN, 0 if it has none. */
    int vlan() {
        return guest.vlan().orElse(0);
    }

    String bridge() {
        return bridge;
    }

    /** Whether it only receives copies. */
    boolean silent() {
        return bridge.equals("brtap");
    }

    SortedSet<String> places() {
        return Collections.unmodifiableSortedSet(places);
    }

    /** The guest as it is, or would be, on a host. */
    Guest at(final String host) {
        return new Guest(host, guest.name(), guest.number(), guest.vlan());
    }

    /** The guest on the one host where it is. */
    Guest here() {
        return at(places.first());
    }

    void plugged(final String host) {
        places.add(host);
    }

    void unplugged(final String host) {
        places.remove(host);
    }

    @Override
    public String toString() {
        return name();
    }
}
