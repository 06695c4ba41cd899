package io.tapfabric.southbound.ovsdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.row.Row;
import io.tapfabric.southbound.LinkException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ports of ours that are sinks, in a real Open vSwitch: tunnels to collectors, and devices that it makes. */
class RealSinkTest extends AbstractRealDatabaseTest {
    private static final PortName SINK = PortName.of("sink1");
    /** The first OpenFlow number that ports of ours ask for. */
    private static final int FIRST_NUMBER = 32_768;

    private static Row.TapPort tunnel(final String type, final String... options) {
        final var all = new TreeMap<>(Map.of("remote_ip", "192.0.2.7", "out_key", "flow", "in_key", "1000"));
        for (var option : options) {
            all.put(option.split("=")[0], option.split("=")[1]);
        }
        return new Row.TapPort(BRTAP, SINK, type, all, sorted());
    }

    private static Row.TapPort device(final Optional<Integer> mtu) {
        return new Row.TapPort(BRTAP, SINK, "internal", new TreeMap<>(), mtu, sorted());
    }

    private String sink(final String column) {
        return database.vsctl("get", "interface", "sink1", column);
    }

    private void assertHeld(final Row.TapPort row) throws LinkException {
        hold(rows(brtap(), row));
        assertEquals(rows(brtap(), row), link.view().rows());
        awaitView(view -> view.host().bridges().get(BRTAP).ports().get(SINK).ofport()
            .filter(number -> number >= FIRST_NUMBER).isPresent());
        assertEquals("[]", sink("error"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gre ttl=9", "ip6gre remote_ip=fd00::7", "erspan erspan_ver=1 erspan_idx=1a",
        "ip6erspan remote_ip=fd00::7 erspan_ver=2 erspan_dir=1 erspan_hwid=3f", "vxlan dst_port=8472 tos=184",
        "geneve df_default=false local_ip=192.0.2.1"})
    void aTunnelOfAnyKindIsHeldAsPut(final String text) throws LinkException {
        final var words = text.split(" ", 2);
        assertHeld(tunnel(words[0], words[1].split(" ")));
        assertEquals(words[0], sink("type"));
        hold(rows(brtap()));
        assertEquals("", database.vsctl("list-ports", "brtap"));
    }

    @Test
    void oneKindBecomesAnotherInPlace() throws LinkException {
        assertHeld(tunnel("gre"));
        final var row = sink("_uuid");
        assertHeld(tunnel("erspan", "erspan_ver=1", "erspan_idx=1a"));
        assertHeld(device(Optional.of(1400)));
        assertEquals("1400", sink("mtu"));
        assertHeld(tunnel("vxlan"));
        assertEquals("[]", sink("mtu_request"));
        assertEquals(row, sink("_uuid"));
    }

    @Test
    void whatChangesByHandIsSeenAndMended() throws LinkException {
        assertHeld(tunnel("erspan", "erspan_ver=1", "erspan_idx=1a"));
        database.vsctl("set", "interface", "sink1", "type=vxlan", "options:in_key=7", "mtu_request=1300");
        awaitView(view -> view.rows().get(device(Optional.empty()).key()) instanceof Row.TapPort port
            && port.type().equals("vxlan") && port.mtu().equals(Optional.of(1300))
            && port.options().get("in_key").equals("7"));
        assertHeld(tunnel("erspan", "erspan_ver=1", "erspan_idx=1a"));
        assertEquals("[]", sink("mtu_request"));
    }

    @Test
    void aDeviceHasTheMtuThatIsAskedFor() throws LinkException {
        assertHeld(device(Optional.of(1400)));
        awaitView(view -> view.host().bridges().get(BRTAP).ports().get(SINK).link().mtu().equals(Optional.of(1400)));
        assertHeld(device(Optional.of(9000)));
        awaitView(view -> view.host().bridges().get(BRTAP).ports().get(SINK).link().mtu().equals(Optional.of(9000)));
        assertHeld(device(Optional.empty()));
        assertEquals("[]", sink("mtu_request"));
    }

    /** Unlike a NIC, it was never anybody else's: nothing is to be given back. */
    @Test
    void aDeviceCanBeSetUp() throws LinkException {
        assertHeld(device(Optional.empty()));
        awaitView(view -> view.devices().containsKey(SINK));
        final var seen = link.view().devices().get(SINK);
        assertEquals(sink("mac_in_use"), "\"" + seen.mac() + "\"");
        assertEquals(sink("ofport"), String.valueOf(seen.number()));
        assertFalse(seen.wasDown());
        assertHeld(tunnel("gre"));
        awaitView(view -> view.devices().isEmpty());
    }

    @Test
    void aHostTellsWhatItKnowsAndWhatOthersHave() throws LinkException {
        assertTrue(link.view().host().underlay().types().containsAll(Set.of("gre", "erspan", "ip6erspan", "vxlan",
            "geneve")), () -> link.view().host().underlay().toString());
        hold(rows(brtap(), tunnel("erspan", "erspan_ver=1", "erspan_idx=1")));
        database.vsctl("add-port", "br-int", "vx", "--", "set", "interface", "vx", "type=vxlan",
            "options:remote_ip=flow", "options:key=flow");
        awaitView(view -> view.host().underlay().foreign().equals(Set.of("vxlan")));
    }
}
