package io.tapfabric.planner.model;

import java.util.Optional;

/**
 * How an intent names a guest's NIC; the port it means is looked up anew in each inventory.
 */
public sealed interface NicSelector permits NicSelector.ByIfaceId, NicSelector.ByMac, NicSelector.ByPort,
        NicSelector.ByGuest {
    <R> R accept(Visitor<R> visitor);

    /** One method per way of naming. */
    interface Visitor<R> {
        R ifaceId(ByIfaceId by);

        R mac(ByMac by);

        R port(ByPort by);

        R guest(ByGuest by);
    }

    /** By {@code external_ids:iface-id} of the Interface row. */
    record ByIfaceId(String ifaceId) implements NicSelector {
        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.ifaceId(this);
        }

        @Override
        public String toString() {
            return "iface-id " + ifaceId;
        }
    }

    /** By {@code external_ids:attached-mac} of the Interface row. */
    record ByMac(MacAddress mac) implements NicSelector {
        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.mac(this);
        }

        @Override
        public String toString() {
            return "mac " + mac;
        }
    }

    /** By host and port name. */
    record ByPort(HostId host, PortName name) implements NicSelector {
        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.port(this);
        }

        @Override
        public String toString() {
            return "port " + name + " of host " + host;
        }
    }

    /**
     * By {@code external_ids:vm-id} of the Interface row; of a guest's several NICs the one with this MAC address and
     * this IP address, as far as they are given.
     *
     * @param vmId the guest
     * @param mac the NIC's MAC address
     * @param address one of its IP addresses, in the form of {@link java.net.InetAddress#getHostAddress()}
     */
    record ByGuest(String vmId, Optional<MacAddress> mac, Optional<String> address) implements NicSelector {
        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.guest(this);
        }

        @Override
        public String toString() {
            return "guest " + vmId + mac.map(its -> " mac " + its).orElse("")
                + address.map(its -> " ip " + its).orElse("");
        }
    }
}
