package io.tapfabric.testbed;

import java.util.OptionalInt;

/**
 * A VM or sink of the testbed: a namespace whose {@code eth0} is plugged into a bridge of its host.
 *
 * @param host the testbed's word for the host: h1, h2, ...
 * @param name its name, which is its {@code iface-id} too
 * @param number makes its addresses: unique within a run, 1 to 65535
 * @param vlan the VLAN of its access port, if it has one
 */
record Guest(String host, String name, int number, OptionalInt vlan) {
    String where() {
        return host + "/" + name;
    }

    /** The name of its port on the host. */
    String port() {
        return "v-" + name;
    }

    String mac() {
        return "52:54:00:00:%02x:%02x".formatted(number >> 8, number & 0xff);
    }

    /** Its address in 10.0.0.0/16, the network of all guests. */
    String address() {
        return "10.0.%d.%d".formatted(number >> 8, number & 0xff);
    }
}
