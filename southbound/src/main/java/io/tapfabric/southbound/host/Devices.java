package io.tapfabric.southbound.host;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.plan.HostPlan;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.row.RowKey;
import io.tapfabric.southbound.LinkException;
import io.tapfabric.southbound.RefusedException;
import io.tapfabric.southbound.ovsdb.Device;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The physical NICs that a host lends us, and the devices that its Open vSwitch makes for us. A planned one is set up
 * as long as we have it. A NIC that was down before is set down again before it is given back; a fault on the way
 * leaves it up at worst. A device that was made for us is down at first, and goes with its row.
 *
 * <pre>
 *   theirs, down --Port row made, its mark says "was down"--> ours, down --port-mod--> ours, up
 *        ^                                                     |      ^                    |
 *        +------------------------Port row removed-------------+      +------port-mod------+
 * </pre>
 */
final class Devices {
    private static final Logger LOG = LoggerFactory.getLogger(Devices.class);

    private final HostId host;
    private final SortedMap<RowKey, String> refused = new TreeMap<>();

    Devices(final HostId host) {
        this.host = host;
    }

    private static RowKey key(final PortName name) {
        return new RowKey(RowKey.Table.PORT, name.value());
    }

    /** What can be done of some work: without a switch, nobody can set a NIC down again, so it stays ours. */
    static Delta<RowKey, Row> possible(final Delta<RowKey, Row> work, final SortedMap<PortName, Device> devices,
            final Optional<SwitchFlows> link) {
        final var removes = new TreeSet<>(work.removes());
        devices.forEach((name, nic) -> {
            if (link.isEmpty() && nic.up() && nic.wasDown()) {
                removes.remove(key(name));
            }
        });
        return new Delta<>(work.puts(), removes);
    }

    /** Sets those down again that were down, before their rows go. */
    void giveBack(final Delta<RowKey, Row> work, final SortedMap<PortName, Device> devices,
            final Optional<SwitchFlows> link) throws LinkException {
        for (var nic : devices.entrySet()) {
            if (link.isPresent() && nic.getValue().wasDown() && work.removes().contains(key(nic.getKey()))) {
                try {
                    link.orElseThrow().set(nic.getValue(), false);
                } catch (RefusedException e) {
                    LOG.warn("host={} NIC {} stays up, though it was down before: {}", host, nic.getKey(),
                        e.getMessage());
                }
            }
        }
    }

    /** Sets those up that are planned. */
    void raise(final HostPlan wanted, final SortedMap<PortName, Device> devices, final Optional<SwitchFlows> link)
            throws LinkException {
        refused.clear();
        for (var device : devices.entrySet()) {
            if (link.isPresent() && !device.getValue().up() && wanted.rows().containsKey(key(device.getKey()))) {
                try {
                    link.orElseThrow().set(device.getValue(), true);
                } catch (RefusedException e) {
                    refused.put(key(device.getKey()), "device " + device.getKey() + ": " + e.getMessage());
                }
            }
        }
    }

    /** Why some could not be set up. */
    SortedMap<RowKey, String> refused() {
        return Collections.unmodifiableSortedMap(refused);
    }
}
