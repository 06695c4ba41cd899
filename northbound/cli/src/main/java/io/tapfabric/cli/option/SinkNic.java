package io.tapfabric.cli.option;

import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.service.Sink;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.service.SinkBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.service.sink.kind.Vnic;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.service.sink.kind.vnic.VnicBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.By;

/**
 * A NIC as the sink of a tap-service: one of the cases of its choice.
 */
public final class SinkNic {
    private SinkNic() {
        // static only
    }

    /** The sink that is the NIC found in a way. */
    public static Sink of(final By by) {
        return new SinkBuilder().setKind(
            new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.service.sink.kind.VnicBuilder()
                .setVnic(new VnicBuilder().setBy(by).build()).build()).build();
    }

    /** How the NIC is found, if the sink is one. */
    public static Optional<By> find(final TapService service) {
        return Optional.ofNullable(service.getSink()).map(Sink::getKind)
            .filter(Vnic.class::isInstance)
            .map(Vnic.class::cast)
            .map(Vnic::getVnic).map(nic -> nic.getBy());
    }
}
