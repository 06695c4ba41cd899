package io.tapfabric.southbound.ovsdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapfabric.planner.model.VlanMode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.ovsdb.lib.notation.UUID;

/**
 * How columns are read.
 */
class RowsTest {
    private static final UUID ID = new UUID("00000000-0000-4000-8000-000000000001");

    @Test
    void vlansOfAPort() {
        assertEquals(VlanMode.ALL, vlans(Set.of(), Set.of(), Set.of()));
        assertEquals(trunk(3, 4), vlans(Set.of(), Set.of(), Set.of(3L, 4L)));
        assertEquals(new VlanMode.Access(5), vlans(Set.of(), Set.of(5L), Set.of()));
        assertEquals(new VlanMode.Access(5), vlans(Set.of(), Set.of(5L), Set.of(3L)));
        assertEquals(new VlanMode.Access(0), vlans(Set.of("access"), Set.of(), Set.of(3L)));
        assertEquals(trunk(3), vlans(Set.of("trunk"), Set.of(5L), Set.of(3L)));
        assertEquals(trunk(3, 5), vlans(Set.of("native-tagged"), Set.of(5L), Set.of(0L, 3L)));
        assertEquals(trunk(3, 5), vlans(Set.of("native-untagged"), Set.of(5L), Set.of(3L)));
        assertEquals(VlanMode.ALL, vlans(Set.of("native-untagged"), Set.of(5L), Set.of()));
        assertEquals(new VlanMode.Access(5), vlans(Set.of("dot1q-tunnel"), Set.of(5L), Set.of(3L)));
    }

    private static VlanMode vlans(final Set<String> mode, final Set<Long> tag, final Set<Long> trunks) {
        return VlanModes.of(new Cells(Map.of("vlan_mode", mode, "tag", tag, "trunks", trunks)));
    }

    private static VlanMode trunk(final Integer... vlans) {
        return new VlanMode.Trunk(new TreeSet<>(Set.of(vlans)));
    }

    @ParameterizedTest
    @CsvSource(value = {"10.0.0.1;10.0.0.2;10.0.0.1", "x;10.0.0.2;10.0.0.2", ";10.0.0.2,10.0.0.3;10.0.0.2",
        ";fd00::2;fd00::2", "300.0.0.1;;", "host.example;;"}, delimiter = ';')
    void tunnelAddressOfAHost(final String local, final String encapsulation, final String expected) {
        final var row = RootRow.of(ID, new Cells(Map.of("other_config", map("local_ip", local), "external_ids",
            map("ovn-encap-ip", encapsulation))));
        assertEquals(Optional.ofNullable(expected), row.tunnelAddress());
    }

    private static Map<String, String> map(final String key, final String value) {
        final var map = new HashMap<String, String>();
        Optional.ofNullable(value).ifPresent(text -> map.put(key, text));
        return map;
    }

    @Test
    void hostWithoutSystemIdHasItsRowsId() {
        assertEquals(ID.toString(), RootRow.of(ID, new Cells(Map.of())).host().value());
    }

    /** One that the model does not take would stop the state of every host. */
    @Test
    void hostWithUnfitSystemIdHasItsRowsId() {
        assertEquals("h 1", host("h 1"));
        Stream.of("", "h\n1", "h\0", "\033[2J", "h".repeat(256)).forEach(text ->
            assertEquals(ID.toString(), host(text)));
    }

    private static String host(final String systemId) {
        return RootRow.of(ID, new Cells(Map.of("external_ids", Map.of("system-id", systemId)))).host().value();
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, true", "65534, true"})
    void numberOfAPort(final long ofport, final boolean present) {
        final var row = InterfaceRow.of(ID, new Cells(Map.of("ofport", Set.of(ofport))));
        assertEquals(present, row.ofport().isPresent());
    }

    @Test
    void controllerIsWhereTheHostReachedUs() throws UnknownHostException {
        final var local = InetAddress.getByName("10.0.0.9");
        assertEquals("tcp:10.0.0.9:6653", new ControllerAddress(Optional.empty(), 6653).target(local));
        assertEquals("tcp:[fd00:0:0:0:0:0:0:1]:6653",
            new ControllerAddress(Optional.of(InetAddress.getByName("fd00::1")), 6653).target(local));
        assertThrows(IllegalArgumentException.class, () -> new ControllerAddress(Optional.empty(), 0));
    }
}
