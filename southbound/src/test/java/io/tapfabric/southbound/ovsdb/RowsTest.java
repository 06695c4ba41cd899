package io.tapfabric.southbound.ovsdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.model.GuestNic;
import io.tapfabric.planner.model.HostNic;
import io.tapfabric.planner.model.Link;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.VlanMode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.ovsdb.lib.notation.UUID;

/**
 * How columns are read.
 */
class RowsTest {
    private static final UUID ID = new UUID("00000000-0000-4000-8000-000000000001");

    @Test
    void vlansOfAPort() {
        assertEquals(VlanMode.Trunk.ALL, vlans(Set.of(), Set.of(), Set.of()));
        assertEquals(trunk(3, 4), vlans(Set.of(), Set.of(), Set.of(3L, 4L)));
        assertEquals(new VlanMode.Access(5), vlans(Set.of(), Set.of(5L), Set.of()));
        assertEquals(new VlanMode.Access(5), vlans(Set.of(), Set.of(5L), Set.of(3L)));
        assertEquals(new VlanMode.Access(0), vlans(Set.of("access"), Set.of(), Set.of(3L)));
        assertEquals(trunk(3), vlans(Set.of("trunk"), Set.of(5L), Set.of(3L)));
        assertEquals(trunk(3, 5), vlans(Set.of("native-tagged"), Set.of(5L), Set.of(0L, 3L)));
        assertEquals(trunk(3, 5), vlans(Set.of("native-untagged"), Set.of(5L), Set.of(3L)));
        assertEquals(VlanMode.Trunk.ALL, vlans(Set.of("native-untagged"), Set.of(5L), Set.of()));
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
        "fe80::1%eth0;fd00::2;fd00::2", "300.0.0.1;;", "host.example;;"}, delimiter = ';')
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
    @CsvSource(value = {"10.0.0.1;;10.0.0.1", "10.0.0.1/24, fd00::1/64;;10.0.0.1 fd00:0:0:0:0:0:0:1",
        "10.0.0.2 10.0.0.1;;10.0.0.1 10.0.0.2", ";10.0.0.3;10.0.0.3", "10.0.0.1;10.0.0.3;10.0.0.1 10.0.0.3",
        "FD00::0:1;;fd00:0:0:0:0:0:0:1", "::ffff:10.0.0.1;;10.0.0.1", "fe80::1%eth9;;fe80:0:0:0:0:0:0:1",
        "host.example,010.0.0.1,10.0.0,/,%,10.0.0.7;;10.0.0.7", ";;"}, delimiter = ';')
    void addressesOfAGuest(final String list, final String one, final String expected) {
        final var ids = new HashMap<>(map("ip_addresses", list));
        ids.putAll(map("ip", one));
        assertEquals(Optional.ofNullable(expected).orElse(""), String.join(" ", Guests.of(ids).addresses()));
    }

    @Test
    void idsOfAGuest() {
        assertEquals(GuestNic.NONE, Guests.of(Map.of("iface-id", "", "vm-id", "", "attached-mac", "none")));
        final var nic = Guests.of(Map.of("iface-id", "nic-1", "vm-id", "vm-1", "attached-mac", "02:00:00:00:00:0A"));
        assertEquals(new GuestNic(Optional.of("nic-1"), Optional.of("vm-1"), MacAddress.find("02:00:00:00:00:0a"),
            new TreeSet<>()), nic);
    }

    @Test
    void deviceOfAPort() {
        assertEquals(Link.UNKNOWN, face(Map.of()).link());
        assertEquals(new Link(true, Optional.of(9000)),
            face(Map.of("mtu", Set.of(9000L), "link_state", Set.of("up"))).link());
        assertEquals(new Link(false, Optional.empty()),
            face(Map.of("mtu", Set.of(), "link_state", Set.of("down"))).link());
        assertTrue(face(Map.of("link_state", Set.of("down"))).up());
        assertFalse(face(Map.of("admin_state", Set.of("down"))).up());
    }

    private static InterfaceRow face(final Map<String, Object> columns) {
        return InterfaceRow.of(ID, new Cells(columns));
    }

    /** Or every change of a tunnel's carrier would look like a change of the host. */
    @Test
    void onlyTheEgressOfATunnelsStatusIsSeen() {
        final var row = face(Map.of("status", Map.of("tunnel_egress_iface", "br-phy", "x", "1")));
        assertEquals(PortName.find("br-phy"), row.link().egress());
        assertEquals(row, face(Map.of("status", Map.of("tunnel_egress_iface", "br-phy",
            "tunnel_egress_iface_carrier", "up"))));
        assertEquals(face(Map.of()), face(Map.of("status", Map.of("driver_name", "veth"))));
        assertEquals(Optional.empty(), face(Map.of("status", Map.of("tunnel_egress_iface", ""))).link().egress());
    }

    @Test
    void nicsOfAHost() {
        final var row = RootRow.of(ID, new Cells(Map.of("external_ids", Map.of("tapfabric-nics",
            "eth1 02:00:00:00:00:01 1500 up;eth2 02:00:00:00:00:02 9000 down has address 10.0.0.5/24 and more;"))));
        assertEquals(List.of(nic("eth1", 1, 1500, true, Optional.empty()),
            nic("eth2", 2, 9000, false, Optional.of("has address 10.0.0.5/24 and more"))),
            List.copyOf(row.nics().values()));
    }

    private static HostNic nic(final String name, final int mac, final int mtu, final boolean up,
            final Optional<String> use) {
        return new HostNic(PortName.of(name), MacAddress.of("02:00:00:00:00:0" + mac), mtu, up, use);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", "eth1", "eth1 02:00:00:00:00:01 1500", "eth1 02:00:00:00:00 1500 up",
        "eth1 02:00:00:00:00:01 x up", "eth1 02:00:00:00:00:01 -1 up", "eth1 02:00:00:00:00:01 99999999999 up",
        "eth1 02:00:00:00:00:01 1500 UP", "e/1 02:00:00:00:00:01 1500 up",
        "eth1 02:00:00:00:00:01 1500 up is\u0000", "eth1 02:00:00:00:00:01 1500 up is\na trap"})
    void aNicThatCannotBeReadIsLeftOut(final String entry) {
        final var nics = HostNics.of(Map.of(HostNics.KEY, entry + ";eth9 02:00:00:00:00:09 1500 up"));
        assertEquals(Set.of(PortName.of("eth9")), nics.keySet());
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
