package io.tapfabric.planner.model;

/**
 * How an intent names a guest's NIC; the port it means is looked up anew in each inventory.
 */
public sealed interface NicSelector permits NicSelector.ByIfaceId, NicSelector.ByMac, NicSelector.ByPort {
    /** Whether {@code port}, on {@code host}, is meant. */
    boolean selects(HostId host, Port port);

    /** By {@code external_ids:iface-id} of the Interface row. */
    record ByIfaceId(String ifaceId) implements NicSelector {
        @Override
        public boolean selects(final HostId host, final Port port) {
            return port.ifaceId().filter(ifaceId::equals).isPresent();
        }

        @Override
        public String toString() {
            return "iface-id " + ifaceId;
        }
    }

    /** By {@code external_ids:attached-mac} of the Interface row. */
    record ByMac(MacAddress mac) implements NicSelector {
        @Override
        public boolean selects(final HostId host, final Port port) {
            return port.mac().filter(mac::equals).isPresent();
        }

        @Override
        public String toString() {
            return "mac " + mac;
        }
    }

    /** By host and port name. */
    record ByPort(HostId host, PortName name) implements NicSelector {
        @Override
        public boolean selects(final HostId where, final Port port) {
            return host.equals(where) && name.equals(port.name());
        }

        @Override
        public String toString() {
            return "port " + name + " of host " + host;
        }
    }
}
