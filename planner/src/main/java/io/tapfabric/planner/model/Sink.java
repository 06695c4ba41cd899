package io.tapfabric.planner.model;

import java.util.Optional;

/**
 * Where a tap-service's copies go, as asked for.
 */
public sealed interface Sink permits Sink.Vnic, Sink.Nic {
    <R> R accept(Visitor<R> visitor);

    /** How it names a guest's NIC, if it is one. */
    default Optional<NicSelector> nic() {
        return Optional.empty();
    }

    /** The NIC of a host that it is, if it is one. */
    default Optional<Nic> hostNic() {
        return Optional.empty();
    }

    /** One method per kind of sink. */
    interface Visitor<R> {
        R vnic(Vnic vnic);

        R nic(Nic nic);
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
}
