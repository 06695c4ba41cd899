package io.tapfabric.impl.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void readsAddressAndPorts() {
        final var settings = new Settings(file("192.0.2.1", 6640, 6653));
        assertEquals("/192.0.2.1 6640 6653",
            settings.bindAddress() + " " + settings.ovsdbPort() + " " + settings.openflowPort());
    }

    @Test
    void namesTheKeyTheValueAndWhatIsAllowed() {
        assertEquals("io.tapfabric: bind-address 'all' is not an IP address; allowed: an IPv4 or IPv6 address of this "
            + "machine, 0.0.0.0 or ::", refused("all", 6640, 6653));
        assertEquals("io.tapfabric: ovsdb-port 65536; allowed: 0 to 65535", refused("::", 65536, 6653));
        assertEquals("io.tapfabric: openflow-port -1; allowed: 0 to 65535", refused("::", 6640, -1));
    }

    private static String refused(final String address, final int ovsdb, final int openflow) {
        return assertThrows(IllegalArgumentException.class, () -> new Settings(file(address, ovsdb, openflow)))
            .getMessage();
    }

    private static Settings.Configuration file(final String address, final int ovsdb, final int openflow) {
        final var file = mock(Settings.Configuration.class);
        when(file.bind$_$address()).thenReturn(address);
        when(file.ovsdb$_$port()).thenReturn(ovsdb);
        when(file.openflow$_$port()).thenReturn(openflow);
        return file;
    }
}
