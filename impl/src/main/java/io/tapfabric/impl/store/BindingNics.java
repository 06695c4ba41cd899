package io.tapfabric.impl.store;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.PortName;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Vnic;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.IfaceId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.Mac;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.Port;

/**
 * Reads how an intent names a NIC. YANG's choices arrive as open interfaces, so this is the one place that asks which
 * case it is; a case that this version does not know yields nothing.
 */
final class BindingNics {
    private BindingNics() {
    }

    /** The NIC that a tap-flow's source names. */
    static Optional<NicSelector> source(
            final org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.flow.source.Kind kind) {
        return kind instanceof org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.flow.source.kind.Vnic nic
            ? find(nic.nonnullVnic()) : Optional.empty();
    }

    /** The NIC that a tap-service's sink names. */
    static Optional<NicSelector> sink(
            final org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.service.sink.Kind kind) {
        return kind instanceof org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.service.sink.kind.Vnic nic
            ? find(nic.nonnullVnic()) : Optional.empty();
    }

    private static Optional<NicSelector> find(final Vnic vnic) {
        final var by = vnic.getBy();
        if (by instanceof IfaceId nic) {
            return Optional.of(new NicSelector.ByIfaceId(nic.requireIfaceId()));
        }
        if (by instanceof Mac nic) {
            return MacAddress.find(nic.requireMac().getValue()).map(NicSelector.ByMac::new);
        }
        if (by instanceof Port nic) {
            final var port = nic.nonnullPort();
            return Optional.of(new NicSelector.ByPort(HostId.of(port.requireHost().getValue()),
                PortName.of(port.requireName().getValue())));
        }
        return Optional.empty();
    }
}
