package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.model.VlanMode;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which VLANs a Port row carries: {@code vlan_mode}, {@code tag} and {@code trunks} as ovs-vswitchd.conf.db(5) defines
 * them. Without a mode, a tag makes an access port (and trunks are ignored), no tag a trunk.
 */
final class VlanModes {
    private VlanModes() {
        // one function
    }

    static VlanMode of(final Cells port) {
        final Optional<Integer> tag = port.one("tag", Long.class).map(Long::intValue);
        final var mode = port.one("vlan_mode", String.class).orElse(tag.isPresent() ? "access" : "trunk");
        return switch (mode) {
            // in the bridge, frames of a dot1q-tunnel port carry its service VLAN, whatever the customer's tags
            case "access", "dot1q-tunnel" -> new VlanMode.Access(tag.orElse(0));
            case "native-tagged", "native-untagged" -> withNative(port, tag.orElse(0));
            default -> new VlanMode.Trunk(new TreeSet<>(port.numbers("trunks")));
        };
    }

    /** The native VLAN passes always; untagged frames become it, so that VLAN 0 does not exist on the port. */
    private static VlanMode withNative(final Cells port, final int tag) {
        final var vlans = new TreeSet<>(port.numbers("trunks"));
        if (!vlans.isEmpty()) {
            vlans.remove(0);
            vlans.add(tag);
        }
        return new VlanMode.Trunk(vlans);
    }
}
