package io.tapfabric.cli.option;

import io.tapfabric.cli.Failure;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.Kind;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.Device;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.device.DeviceBuilder;

/**
 * A network device as a sink, of one host or of each.
 */
record DeviceSink() implements Form<Kind> {
    /** What the model calls it if nothing is given. */
    private static final String USUAL = "mirror0";

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public List<String> may() {
        return List.of(Word.DEVICE, Word.HOST, Word.MTU);
    }

    @Override
    public Kind value(final Given given) throws Failure {
        final var device = new DeviceBuilder();
        given.find(Word.DEVICE, SinkLeaf.DEVICE).ifPresent(device::setName);
        given.find(Word.HOST, Leaf.HOST).ifPresent(device::setHost);
        given.find(Word.MTU, SinkLeaf.MTU).ifPresent(device::setMtu);
        return new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.DeviceBuilder()
            .setDevice(device.build()).build();
    }

    @Override
    public Optional<Given> read(final Kind value) {
        return Cast.to(Device.class, value).map(Device::getDevice).map(device -> new Texts()
            .unless(USUAL, Word.DEVICE, device.getName())
            .with(Word.HOST, device.getHost(), HostId::getValue)
            .with(Word.MTU, device.getMtu()).given());
    }

    @Override
    public String phrase(final Given given) {
        return "device " + given.text(Word.DEVICE).orElse(USUAL) + " of " + given.text(Word.HOST).orElse("every host")
            + given.text(Word.MTU).map(mtu -> ", mtu " + mtu).orElse("");
    }
}
