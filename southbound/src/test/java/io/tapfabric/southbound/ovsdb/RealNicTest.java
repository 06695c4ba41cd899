package io.tapfabric.southbound.ovsdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.row.Row;
import io.tapfabric.southbound.LinkException;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A physical NIC that becomes a port of ours, in a real Open vSwitch. */
class RealNicTest extends AbstractRealDatabaseTest {
    private static Row.TapPort nic(final String name) {
        return new Row.TapPort(BRTAP, PortName.of(name), "", new TreeMap<>(), sorted());
    }

    @Test
    void nicThatIsDownIsMarkedSoWhenWeTakeIt() throws LinkException {
        database.vsctl("--no-wait", "set", "open_vswitch", ".", "external_ids:tapfabric-nics=\"eth1 02:00:00:00:00:01 "
            + "1500 down;eth2 02:00:00:00:00:02 9000 up has address 10.0.0.1/8\"");
        awaitView(view -> view.host().nics().size() == 2);
        assertEquals(Optional.of("has address 10.0.0.1/8"), link.view().host().nics().get(PortName.of("eth2")).use());
        hold(rows(brtap(), nic("eth1"), nic("eth2"), nic("eth3")));
        assertEquals(rows(brtap(), nic("eth1"), nic("eth2"), nic("eth3")), link.view().rows());
        assertEquals("\"owned, was down\"", database.vsctl("get", "port", "eth1", "external_ids:tapfabric"));
        assertEquals("owned", database.vsctl("get", "port", "eth2", "external_ids:tapfabric"));
        assertEquals("owned", database.vsctl("get", "port", "eth3", "external_ids:tapfabric"));
        hold(rows(brtap()));
        assertEquals("", database.vsctl("list-ports", "brtap"));
    }

    /** A dummy stands for the system's device, and is up as dummies are. */
    @Test
    void nicThatWeHaveIsSeenAsItIs() throws LinkException {
        database.vsctl("--no-wait", "set", "open_vswitch", ".", "external_ids:tapfabric-nics=\"eth1 02:00:00:00:00:01 "
            + "1500 down\"");
        awaitView(view -> view.host().nics().size() == 1);
        hold(rows(brtap(), nic("eth1")));
        awaitView(view -> view.devices().containsKey(PortName.of("eth1")));
        final var nic = link.view().devices().get(PortName.of("eth1"));
        assertTrue(nic.wasDown());
        assertTrue(nic.up());
        assertEquals(database.vsctl("get", "interface", "eth1", "mac_in_use"), "\"" + nic.mac() + "\"");
        assertEquals(database.vsctl("get", "interface", "eth1", "ofport"), String.valueOf(nic.number()));
    }

    @Test
    void nicThatSomebodyElseHasIsNotTaken() {
        port("eth1");
        awaitView(view -> view.host().bridges().get(BR_INT).ports().containsKey(PortName.of("eth1")));
        final var error = assertThrows(LinkException.class, () -> hold(rows(brtap(), nic("eth1"))));
        assertTrue(error.getMessage().contains("bridge br-int has a port eth1 that is not ours"), error::getMessage);
    }
}
