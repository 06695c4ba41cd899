package io.tapfabric.planner.model;

/**
 * How an intent names a guest's NIC; the port it means is looked up anew in each inventory.
 */
public sealed interface NicSelector permits NicSelector.ByIfaceId, NicSelector.ByMac, NicSelector.ByPort {
    <R> R accept(Visitor<R> visitor);

    /** One method per way of naming. */
    interface Visitor<R> {
        R ifaceId(ByIfaceId by);

        R mac(ByMac by);

        R port(ByPort by);
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
}
