package io.tapfabric.cli.view;

import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.By;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.IfaceId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.Mac;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.Port;

/**
 * How a NIC is found, as one word: {@code iface-id=…}, {@code mac=…} or {@code port=HOST/PORT}.
 */
final class Nic {
    private Nic() {
        // static only
    }

    static Cell cell(final Optional<By> by) {
        return Cell.of(by.flatMap(way -> Stream.of(
            cast(IfaceId.class, way).map(ifaceId -> "iface-id=" + ifaceId.getIfaceId()),
            cast(Mac.class, way).map(mac -> "mac=" + mac.requireMac().getValue()),
            cast(Port.class, way).map(Port::getPort)
                .map(port -> "port=" + port.requireHost().getValue() + '/' + port.requireName().getValue()))
            .flatMap(Optional::stream).findFirst()));
    }

    private static <T> Optional<T> cast(final Class<T> type, final Object value) {
        return Optional.of(value).filter(type::isInstance).map(type::cast);
    }
}
