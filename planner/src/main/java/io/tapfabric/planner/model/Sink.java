package io.tapfabric.planner.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a tap-service's copies go, as asked for.
 */
public sealed interface Sink permits Sink.Vnic, Sink.Nic, Sink.Remote, Sink.Vlan, Sink.Device, Sink.Group {
    <R> R accept(Visitor<R> visitor);

    /** How it names a guest's NIC, if it is one. */
    default Optional<NicSelector> nic() {
        return Optional.empty();
    }

    /** The NIC of a host that it is, or that has its VLAN. */
    default Optional<Nic> hostNic() {
        return Optional.empty();
    }

    /** Whose weights they are, if it is a group: those of its members. */
    default SortedMap<TapServiceId, Integer> members() {
        return Collections.emptySortedMap();
    }

    /** One method per kind of sink. */
    interface Visitor<R> {
        R vnic(Vnic vnic);

        R nic(Nic nic);

        R remote(Remote remote);

        R vlan(Vlan vlan);

        R device(Device device);

        R group(Group group);
    }

    /** A guest's NIC on brtap. */
    record Vnic(NicSelector selector) implements Sink {
        @Override
        public Optional<NicSelector> nic() {
            return Optional.of(selector);
        }

        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.vnic(this);
        }

        @Override
        public String toString() {
            return selector.toString();
        }
    }

    /** A physical NIC of a host: by MAC address, or else by name. */
    record Nic(HostId host, Optional<MacAddress> mac, Optional<PortName> name) implements Sink {
        @Override
        public Optional<Nic> hostNic() {
            return Optional.of(this);
        }

        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.nic(this);
        }

        @Override
        public String toString() {
            return "NIC " + name.map(PortName::toString).or(() -> mac.map(MacAddress::toString)).orElse("?")
                + " of host " + host;
        }
    }

    /**
     * A collector somewhere on the network, to which each host sends what it copies.
     *
     * @param address its IPv4 or IPv6 address
     * @param encapsulation what is put around a copy
     * @param local the source address of the outer packet; the sending host's tunnel address if empty
     * @param ttl its time to live or hop limit, 1 to 255
     * @param dscp its differentiated services code point, 0 to 63
     * @param dontFragment whether it forbids fragmentation, if it is IPv4
     */
    record Remote(IpAddress address, Encapsulation encapsulation, Optional<IpAddress> local, int ttl, int dscp,
            boolean dontFragment) implements Sink {
        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.remote(this);
        }

        @Override
        public String toString() {
            return "collector " + address + " by " + encapsulation;
        }
    }

    /**
     * A VLAN on a physical NIC of a host.
     *
     * @param uplink the NIC
     * @param vlan the VLAN, 1 to 4094
     * @param nested whether a copy's own tag is kept beneath
     */
    record Vlan(Nic uplink, int vlan, boolean nested) implements Sink {
        @Override
        public Optional<Nic> hostNic() {
            return Optional.of(uplink);
        }

        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.vlan(this);
        }

        @Override
        public String toString() {
            return "VLAN " + vlan + " on " + uplink;
        }
    }

    /**
     * A network device that is made on a host.
     *
     * @param name its name
     * @param host the host; each has one, for its own copies, if empty
     * @param mtu its MTU in octets
     */
    record Device(PortName name, Optional<HostId> host, int mtu) implements Sink {
        /** The MTU of one for which none was asked. */
        public static final int USUAL_MTU = 1_500;

        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.device(this);
        }

        @Override
        public String toString() {
            return "device " + name + " of " + host.map(one -> "host " + one).orElse("every host");
        }
    }

    /**
     * Several tap-services.
     *
     * @param spread whether a conversation is copied to one of them; else each gets it
     * @param members their weights, 1 to 100
     */
    record Group(boolean spread, SortedMap<TapServiceId, Integer> members) implements Sink {
        public Group {
            members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        }

        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.group(this);
        }

        @Override
        public String toString() {
            return "group of " + String.join(", ", members.keySet().stream().map(TapServiceId::value).toList());
        }
    }
}
