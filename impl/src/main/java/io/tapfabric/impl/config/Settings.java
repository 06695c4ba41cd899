package io.tapfabric.impl.config;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/**
 * Where the controller listens for hosts, from {@code etc/io.tapfabric.cfg}. Without that file nothing listens; what it
 * leaves out is as in {@link Configuration}.
 *
 * @param bindAddress the local address that both servers bind
 * @param ovsdbPort TCP port for databases, 0 to 65535; 0 lets the system choose
 * @param openflowPort TCP port for switches, 0 to 65535; 0 lets the system choose
 */
@Component(service = Settings.class, configurationPid = "io.tapfabric",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public record Settings(InetAddress bindAddress, int ovsdbPort, int openflowPort) {
    private static final int MAX_PORT = 0xffff;

    /** The file's keys: {@code bind-address}, {@code ovsdb-port}, {@code openflow-port}. */
    public @interface Configuration {
        /** IP address to listen on for hosts. */
        String bind$_$address() default "127.0.0.1";

        /** TCP port for OVSDB (RFC 7047 section 9: 6640). */
        int ovsdb$_$port() default 6640;

        /** TCP port for OpenFlow (IANA: 6653). */
        int openflow$_$port() default 6653;
    }

    public Settings {
        checkPort("ovsdb-port", ovsdbPort);
        checkPort("openflow-port", openflowPort);
    }

    @Activate
    public Settings(final Configuration configuration) {
        this(address(configuration.bind$_$address()), configuration.ovsdb$_$port(), configuration.openflow$_$port());
    }

    private static InetAddress address(final String text) {
        if (!InetAddresses.isInetAddress(text)) {
            throw new IllegalArgumentException("io.tapfabric: bind-address '" + text
                + "' is not an IP address; allowed: an IPv4 or IPv6 address of this machine, 0.0.0.0 or ::");
        }
        return InetAddresses.forString(text);
    }

    private static void checkPort(final String name, final int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("io.tapfabric: " + name + " " + port + "; allowed: 0 to " + MAX_PORT);
        }
    }
}
