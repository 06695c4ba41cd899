package io.tapfabric.impl.rules;

import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.model.Source;
import java.util.Optional;

/**
 * Which sources and sinks are NICs, of guests or of hosts.
 */
final class Vnics {
    private static final Sink.Visitor<Optional<NicSelector>> SINK_NIC = new Sink.Visitor<>() {
        @Override
        public Optional<NicSelector> vnic(final Sink.Vnic vnic) {
            return Optional.of(vnic.nic());
        }

        @Override
        public Optional<NicSelector> nic(final Sink.Nic nic) {
            return Optional.empty();
        }
    };

    private static final Sink.Visitor<Optional<Sink.Nic>> HOST_NIC = new Sink.Visitor<>() {
        @Override
        public Optional<Sink.Nic> vnic(final Sink.Vnic vnic) {
            return Optional.empty();
        }

        @Override
        public Optional<Sink.Nic> nic(final Sink.Nic nic) {
            return Optional.of(nic);
        }
    };

    private static final Source.Visitor<Optional<NicSelector>> SOURCE_NIC = new Source.Visitor<>() {
        @Override
        public Optional<NicSelector> vnic(final Source.Vnic vnic) {
            return Optional.of(vnic.nic());
        }

        @Override
        public Optional<NicSelector> vswitch(final Source.Vswitch vswitch) {
            return Optional.empty();
        }

        @Override
        public Optional<NicSelector> mac(final Source.Mac mac) {
            return Optional.empty();
        }

        @Override
        public Optional<NicSelector> vlan(final Source.Vlan vlan) {
            return Optional.empty();
        }
    };

    private Vnics() {
    }

    /** The guest's NIC that a source is, if it is one. */
    static Optional<NicSelector> of(final Source source) {
        return source.accept(SOURCE_NIC);
    }

    /** The guest's NIC that a sink is, if it is one. */
    static Optional<NicSelector> of(final Sink sink) {
        return sink.accept(SINK_NIC);
    }

    /** The host's NIC that a sink is, if it is one. */
    static Optional<Sink.Nic> hostNic(final Sink sink) {
        return sink.accept(HOST_NIC);
    }
}
