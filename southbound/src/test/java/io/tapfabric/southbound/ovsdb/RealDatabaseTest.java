package io.tapfabric.southbound.ovsdb;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.GuestNic;
import io.tapfabric.planner.model.Link;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.VlanMode;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.row.RowKey;
import io.tapfabric.southbound.LinkException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * All that a link does, against a real Open vSwitch.
 */
class RealDatabaseTest extends AbstractRealDatabaseTest {
    private static Row.TapPort patch(final BridgeName bridge, final String name, final String peer) {
        return new Row.TapPort(bridge, PortName.of(name), "patch", new TreeMap<>(Map.of("peer", peer)), sorted());
    }

    private static Row.Mirror mirror(final String... outOf) {
        return new Row.Mirror(BR_INT, "m-out", Optional.of(PortName.of("p-out")), names(outOf), names("vm2"),
            sorted());
    }

    private static SortedMap<RowKey, Row> all() {
        return rows(brtap(), patch(BR_INT, "p-out", "t-out"), patch(BRTAP, "t-out", "p-out"), mirror("vm1", "vm2"));
    }

    @Test
    void firstViewShowsTheHost() {
        final var host = link.view().host();
        assertEquals("h1", host.id().value());
        assertEquals("tcp:127.0.0.1:6653", host.controller());
        assertEquals("127.0.0.1", link.view().address());
        assertEquals(names("br-int", "vm1", "vm2"), host.bridges().get(BR_INT).ports().keySet());
        assertTrue(link.view().rows().isEmpty());
    }

    @Test
    void rowsAreHeldAsPutAndChangedAndRemoved() throws LinkException {
        hold(all());
        assertEquals(all(), link.view().rows());
        awaitView(view -> view.host().bridges().get(BRTAP).ports().get(PortName.of("t-out")).ofport().isPresent());
        assertTrue(link.view().host().bridges().get(BRTAP).ports().get(PortName.of("t-out")).ours());
        hold(rows(brtap(), patch(BR_INT, "p-out", "t-out2"), patch(BRTAP, "t-out2", "p-out"), mirror("vm1")));
        assertEquals(Set.of("t-out2"), Set.copyOf(link.view().rows().values().stream().filter(row ->
            row.key().name().startsWith("t-out")).map(row -> row.key().name()).toList()));
        assertEquals(mirror("vm1"), link.view().rows().get(mirror().key()));
        hold(rows());
        assertTrue(link.view().rows().isEmpty());
        assertEquals("br-int", database.vsctl("list-br"));
        assertEquals("vm1\nvm2", database.vsctl("list-ports", "br-int"));
        assertEquals("", database.vsctl("--columns=_uuid", "list", "controller"));
    }

    @Test
    void whatChangesByHandIsSeenAndMended() throws LinkException {
        hold(all());
        database.vsctl("set", "mirror", "m-out", "select_all=true", "select_vlan=7", "--", "set", "port", "p-out",
            "tag=9", "--", "set", "interface", "p-out", "ingress_policing_rate=100", "options:peer=x", "--", "set",
            "bridge", "brtap", "stp_enable=true", "fail_mode=standalone", "--", "set-controller", "brtap",
            "tcp:1.2.3.4:5", "--", "remove", "bridge", "brtap", "other_config", "disable-in-band");
        awaitView(view -> view.rows().get(brtap().key()) instanceof Row.TapBridge bridge
            && bridge.strays().equals(sorted("controller", "other_config", "stp_enable"))
            && bridge.failMode().equals("standalone"));
        assertEquals(sorted("select_all", "select_vlan"), ((Row.Mirror) row("m-out")).strays());
        assertEquals(sorted("tag", "Interface:ingress_policing_rate"), ((Row.TapPort) row("p-out")).strays());
        hold(all());
        assertEquals(all(), link.view().rows());
        assertEquals("tcp:127.0.0.1:6653", database.vsctl("get-controller", "brtap"));
        assertEquals("false", database.vsctl("get", "mirror", "m-out", "select_all"));
    }

    private Row row(final String name) {
        return link.view().rows().values().stream().filter(row -> row.key().name().equals(name)).findFirst()
            .orElseThrow();
    }

    @Test
    void rowsOfOthersStay() throws LinkException {
        database.vsctl("--", "--id=@m", "create", "mirror", "name=theirs", "--", "add", "bridge", "br-int", "mirrors",
            "@m");
        hold(all());
        assertEquals(sorted("theirs"), link.view().host().bridges().get(BR_INT).foreignMirrors());
        hold(rows());
        assertEquals(sorted("theirs"), link.view().host().bridges().get(BR_INT).foreignMirrors());
    }

    @Test
    void foreignPortOfOurNameIsNamed() {
        port("p-out");
        awaitView(view -> view.host().bridges().get(BR_INT).ports().containsKey(PortName.of("p-out")));
        final var error = assertThrows(LinkException.class, () -> hold(all()));
        assertTrue(error.getMessage().contains("port p-out that is not ours"), error::getMessage);
        assertEquals("br-int", database.vsctl("list-br"));
    }

    @Test
    void foreignInterfaceOfOurNameIsRefusedByTheDatabase() {
        database.vsctl("--no-wait", "add-bond", "br-int", "bond", "p-out", "other");
        final var error = assertThrows(LinkException.class, () -> hold(all()));
        assertTrue(error.getMessage().contains("clashes with a row that is not ours"), error::getMessage);
        assertTrue(error.getMessage().contains("p-out"), error::getMessage);
        assertEquals("br-int", database.vsctl("list-br"));
    }

    @Test
    void missingPortOfMirrorIsNamedAndNothingApplied() {
        final var rows = all();
        rows.put(mirror().key(), mirror("vm1", "vm7"));
        final var error = assertThrows(LinkException.class, () -> hold(rows));
        assertTrue(error.getMessage().contains("[vm7]"), error::getMessage);
        assertEquals("br-int", database.vsctl("list-br"));
    }

    @Test
    void mirrorIsInstalled() throws LinkException {
        hold(all());
        awaitView(view -> view.installedMirrors().contains("m-out"));
    }

    /** Open vSwitch takes any name; the model does not, and one port must not stop the state of all. */
    @Test
    void portWithAnUnfitNameIsNotSeen() {
        port("vm 3");
        port("vm3");
        awaitView(view -> view.host().bridges().get(BR_INT).ports().containsKey(PortName.of("vm3")));
        assertEquals(names("br-int", "vm1", "vm2", "vm3"), link.view().host().bridges().get(BR_INT).ports().keySet());
    }

    @Test
    void guestOfAPortIsSeen() {
        database.vsctl("set", "port", "vm1", "tag=10", "--", "set", "interface", "vm1", "external_ids:iface-id=nic-1",
            "external_ids:attached-mac=02:00:00:00:00:01", "external_ids:iface-status=inactive",
            "external_ids:vm-id=guest-1", "external_ids:ip_addresses=\"10.0.0.1/24, fd00::1\"");
        awaitView(view -> !view.host().bridges().get(BR_INT).ports().get(PortName.of("vm1")).active());
        final var port = link.view().host().bridges().get(BR_INT).ports().get(PortName.of("vm1"));
        assertEquals(new GuestNic(Optional.of("nic-1"), Optional.of("guest-1"), MacAddress.find("02:00:00:00:00:01"),
            sorted("10.0.0.1", "fd00:0:0:0:0:0:0:1")), port.nic());
        assertEquals(new VlanMode.Access(10), port.vlans());
        assertFalse(port.ours());
    }

    @Test
    void deviceOfAPortIsSeen() {
        database.vsctl("set", "interface", "vm1", "mtu_request=1450");
        awaitView(view -> vm1(view).link().equals(new Link(true, Optional.of(1450))));
    }

    private static Port vm1(final DatabaseView view) {
        return view.host().bridges().get(BR_INT).ports().get(PortName.of("vm1"));
    }

    @Test
    void rowThatIsOursNoMoreIsLeftAlone() throws LinkException {
        hold(all());
        database.vsctl("--no-wait", "remove", "mirror", "m-out", "external_ids", "tapfabric");
        awaitView(view -> !view.rows().containsKey(mirror().key()));
        hold(rows());
        assertEquals("m-out", database.vsctl("--bare", "--columns=name", "list", "mirror"));
    }

    @Test
    void rowThatChangesUnderwayRefusesTheWholeTransaction() throws Exception {
        hold(all());
        final var held = listening.hold();
        database.vsctl("--no-wait", "set", "interface", "vm1", "external_ids:iface-id=x");
        awaitView(view -> listening.isHeld());
        database.vsctl("--no-wait", "remove", "mirror", "m-out", "external_ids", "tapfabric");
        final var result = new CompletableFuture<String>();
        final var caller = new Thread(() -> result.complete(messageOf(() -> link.transact(
            new Delta<>(rows(mirror("vm1")), new TreeSet<>(Set.of(brtap().key())))))));
        caller.start();
        await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);
        held.countDown();
        assertEquals("the database refused mirror m-out on bridge br-int: somebody else has changed it at the same "
            + "moment; nothing was changed", result.get(10, TimeUnit.SECONDS));
        assertEquals("br-int\nbrtap", database.vsctl("list-br"));
    }

    private static String messageOf(final Executable call) {
        return assertThrows(LinkException.class, call).getMessage();
    }

    @Test
    void stopsAndStartsOnTheSamePort() throws IOException {
        final var address = server.address();
        server.close();
        await().atMost(5, TimeUnit.SECONDS).until(() -> listening.disconnected.size() == 1);
        assertFalse(link.isOpen());
        server = new OvsdbServer(address, new Settings(BRTAP, new ControllerAddress(Optional.empty(), 6653)),
            listening);
        await().atMost(10, TimeUnit.SECONDS).until(() -> listening.connected.size() == 2);
    }
}
