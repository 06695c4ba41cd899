package io.tapfabric.southbound.ovsdb;

import com.google.common.net.InetAddresses;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.HostNic;
import io.tapfabric.planner.model.PortName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.opendaylight.ovsdb.lib.notation.UUID;

/**
 * The one row of table Open_vSwitch, without {@code cur_cfg}. A host whose system-id is missing or unfit goes by the id
 * of this row.
 */
record RootRow(UUID id, HostId host, Set<UUID> bridges, Optional<String> hostname, Optional<String> tunnelAddress,
        SortedMap<PortName, HostNic> nics, String ovsVersion, Set<String> datapathTypes, Set<String> ifaceTypes) {
    static RootRow of(final UUID id, final Cells cells) {
        final var ids = cells.map("external_ids");
        final var host = find(ids, "system-id").flatMap(HostId::find).orElseGet(() -> HostId.of(id.toString()));
        return new RootRow(id, host, cells.ids("bridges"), find(ids, "hostname"),
            tunnelAddress(cells.map("other_config"), ids), HostNics.of(ids),
            cells.one("ovs_version", String.class).orElse(""), cells.texts("datapath_types"),
            cells.texts("iface_types"));
    }

    /** The first that is an address: {@code ovn-encap-ip} may be a list. */
    private static Optional<String> tunnelAddress(final Map<String, String> config, final Map<String, String> ids) {
        return Stream.concat(Stream.of(config.getOrDefault("local_ip", "")),
            Stream.of(ids.getOrDefault("ovn-encap-ip", "").split(","))).map(String::trim)
            .filter(text -> !text.contains("%") && InetAddresses.isInetAddress(text)).findFirst();
    }

    private static Optional<String> find(final Map<String, String> map, final String key) {
        return Optional.ofNullable(map.get(key)).filter(text -> !text.isEmpty());
    }
}
