package io.tapfabric.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapfabric.cli.Failure;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.By;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.IfaceIdBuilder;

class NicOptionsTest {
    private static final Optional<By> BY_IFACE_ID = Optional.of(new IfaceIdBuilder().setIfaceId("abc").build());

    @Test
    void nothingGiven() throws Failure {
        assertEquals(Optional.empty(), options("", "", "", "").by(BY_IFACE_ID));
    }

    @Test
    void oneWayOnly() {
        assertEquals("a NIC is found in one way only: give --iface-id, --mac, or --host with --port",
            refused(options("abc", "52:54:00:00:00:01", "", "")));
        assertEquals("a NIC is found in one way only: give --iface-id, --mac, or --host with --port",
            refused(options("abc", "", "", "p1")));
    }

    @Test
    void halfAPort() {
        assertEquals("--port needs --host: a port's name is unique on its host only",
            refused(options("", "", "", "p1")));
        assertEquals("--host needs --port: which port of that host", refused(options("", "", "h1", "")));
    }

    @Test
    void theOtherHalfStaysAsItWas() throws Failure {
        final var before = options("", "", "h1", "p1").by(Optional.empty());
        assertEquals(options("", "", "h1", "p2").by(Optional.empty()), options("", "", "", "p2").by(before));
        assertEquals(options("", "", "h2", "p1").by(Optional.empty()), options("", "", "h2", "").by(before));
    }

    private static String refused(final NicOptions options) {
        return assertThrows(Failure.class, () -> options.by(BY_IFACE_ID)).sentence();
    }

    private static NicOptions options(final String ifaceId, final String mac, final String host, final String port) {
        return new NicOptions(given(ifaceId), given(mac), given(host), given(port));
    }

    private static Optional<String> given(final String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }
}
