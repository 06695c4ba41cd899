package io.tapfabric.southbound.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.plan.HostPlan;
import io.tapfabric.planner.plan.Names;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.row.RowKey;
import io.tapfabric.southbound.LinkException;
import io.tapfabric.southbound.ovsdb.Device;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DevicesTest {
    private static final Row.TapPort ETH1 =
        new Row.TapPort(Names.TAP_BRIDGE, PortName.of("eth1"), "", new TreeMap<>(), new TreeSet<>());
    private static final HostPlan WANTED = new HostPlan(new TreeMap<>(Map.of(ETH1.key(), ETH1)), new TreeMap<>(),
        new TreeMap<>());

    private final Machine machine = new Machine();
    private final Optional<SwitchFlows> link = Optional.of(new SwitchFlows(machine.connect(), new Tally(),
        new Silence()));
    private final Devices devices = new Devices(Machine.ID);

    private void taken(final String name, final int number, final boolean up, final boolean wasDown) {
        machine.devices.put(PortName.of(name), new Device(number, MacAddress.of("02:00:00:00:00:01"), up, wasDown));
    }

    private static Delta<RowKey, Row> without(final String... names) {
        final var removes = new TreeSet<RowKey>();
        List.of(names).forEach(name -> removes.add(new RowKey(RowKey.Table.PORT, name)));
        return new Delta<>(new TreeMap<>(), removes);
    }

    @Test
    void onlyAPlannedNicThatIsDownIsSetUp() throws LinkException {
        taken("eth1", 1, false, true);
        taken("eth2", 2, false, true);
        devices.raise(WANTED, machine.devices, link);
        taken("eth1", 1, true, true);
        devices.raise(WANTED, machine.devices, link);
        assertEquals(List.of("port up"), machine.diary);
    }

    @Test
    void aNicThatCannotBeSetUpIsNamedUntilItIs() throws LinkException {
        taken("eth1", 1, false, false);
        machine.stubborn = true;
        devices.raise(WANTED, machine.devices, link);
        assertEquals(Map.of(ETH1.key(), "device eth1: refused port"), devices.refused());
        machine.stubborn = false;
        devices.raise(WANTED, machine.devices, link);
        assertEquals(Map.of(), devices.refused());
    }

    @Test
    void onlyANicThatWasDownIsSetDownWhenItGoes() throws LinkException {
        taken("eth1", 1, true, true);
        taken("eth2", 2, true, false);
        taken("eth3", 3, true, true);
        devices.giveBack(without("eth1", "eth2"), machine.devices, link);
        assertEquals(List.of("port down"), machine.diary);
    }

    @Test
    void aNicThatCannotBeSetDownGoesAsItIs() throws LinkException {
        taken("eth1", 1, true, true);
        machine.stubborn = true;
        devices.giveBack(without("eth1"), machine.devices, link);
        assertEquals(List.of("port down"), machine.diary);
    }

    @Test
    void withoutASwitchDevicesThatAreToBeSetDownStay() {
        taken("eth1", 1, true, true);
        taken("eth2", 2, false, true);
        taken("eth3", 3, true, false);
        final var all = without("eth1", "eth2", "eth3", "other");
        assertEquals(all, Devices.possible(all, machine.devices, link));
        assertEquals(without("eth2", "eth3", "other"), Devices.possible(all, machine.devices, Optional.empty()));
        assertEquals(Set.of(), Devices.possible(all, machine.devices, Optional.empty()).puts().keySet());
    }
}
