package io.tapfabric.cli.option;

import io.tapfabric.cli.Failure;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.By;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.IfaceIdBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.MacBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.Port;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.PortBuilder;

/**
 * The options that say which NIC is meant: one way to find it, or none.
 *
 * @param ifaceId by the interface's iface-id
 * @param mac by MAC address
 * @param host by host and port
 * @param port by host and port
 */
public record NicOptions(Optional<String> ifaceId, Optional<String> mac, Optional<String> host,
        Optional<String> port) {
    /** How to say it in a message. */
    public static final String WAYS = "--iface-id, --mac, or --host with --port";

    /** How the NIC is found, if any option says so. With {@code --port} alone the host stays as it was before. */
    public Optional<By> by(final Optional<By> before) throws Failure {
        final boolean byPort = host.isPresent() || port.isPresent();
        if (Stream.of(ifaceId.isPresent(), mac.isPresent(), byPort).filter(given -> given).count() > 1) {
            throw new Failure("a NIC is found in one way only: give " + WAYS);
        }
        if (ifaceId.isPresent()) {
            return Optional.of(new IfaceIdBuilder().setIfaceId(Leaf.IFACE_ID.of(ifaceId.orElseThrow())).build());
        }
        if (mac.isPresent()) {
            return Optional.of(new MacBuilder().setMac(Leaf.MAC.of(mac.orElseThrow())).build());
        }
        return byPort ? Optional.of(port(before)) : Optional.empty();
    }

    private By port(final Optional<By> before) throws Failure {
        final var builder = new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.port.PortBuilder();
        final var old = before.filter(Port.class::isInstance).map(Port.class::cast).map(Port::getPort);
        if (host.isPresent()) {
            builder.setHost(Leaf.HOST.of(host.orElseThrow()));
        } else {
            builder.setHost(old.orElseThrow(() -> new Failure("--port needs --host: a port's name is unique on its "
                + "host only")).requireHost());
        }
        if (port.isPresent()) {
            builder.setName(Leaf.PORT.of(port.orElseThrow()));
        } else {
            builder.setName(old.orElseThrow(() -> new Failure("--host needs --port: which port of that host"))
                .requireName());
        }
        return new PortBuilder().setPort(builder.build()).build();
    }
}
