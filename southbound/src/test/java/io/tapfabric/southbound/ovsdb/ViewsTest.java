package io.tapfabric.southbound.ovsdb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.PortName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opendaylight.ovsdb.lib.notation.UUID;

/** What a view shows of rows. */
class ViewsTest {
    private static final UUID ROOT = new UUID("00000000-0000-4000-8000-000000000001");
    private static final UUID BRIDGE = new UUID("00000000-0000-4000-8000-000000000002");
    private static final Peer PEER = new Peer("192.0.2.1", "tcp:192.0.2.9:6653", BridgeName.of("brtap"), "8.3.1");

    private final Map<UUID, PortRow> ports = new HashMap<>();
    private final Map<UUID, InterfaceRow> faces = new HashMap<>();

    private void tunnel(final String name, final boolean ours, final String egress) {
        tunnel(name, ours, egress, "gre", "key");
    }

    private void tunnel(final String name, final boolean ours, final String egress, final String type,
            final String flow) {
        final var port = new UUID("port-" + name);
        final var face = new UUID("face-" + name);
        ports.put(port, PortRow.of(port, new Cells(Map.of("name", name, "interfaces", Set.of(face),
            "external_ids", ours ? Map.of("tapfabric", "owned") : Map.of()))));
        faces.put(face, InterfaceRow.of(face, new Cells(Map.of("name", name, "type", type,
            "options", Map.of("remote_ip", "192.0.2.7", flow, "flow"),
            "status", egress.isEmpty() ? Map.of() : Map.of("tunnel_egress_iface", egress)))));
    }

    private Optional<String> egress() {
        return host().underlay().egress().map(PortName::value);
    }

    private Host host() {
        final var root = RootRow.of(ROOT, new Cells(Map.of("bridges", Set.of(BRIDGE), "external_ids", Map.of(
            "tapfabric-nics", "eth1 02:00:00:00:00:01 1500 up;eth2 02:00:00:00:00:02 1500 up"),
            "iface_types", Set.of("gre", "vxlan"))));
        final var bridge = BridgeRow.of(BRIDGE, new Cells(Map.of("name", "brtap", "ports", ports.keySet())));
        final var image = new Image(Map.of(ROOT, root), Map.of(BRIDGE, bridge), ports, faces, Map.of(), Map.of());
        return Views.of(image, PEER).view().host();
    }

    @Test
    void aNicThatOpenVSwitchHasBondedIsInUse() {
        final var bond = new UUID("bond");
        final var members = Map.of("eth2", new UUID("face-eth2"), "eth3", new UUID("face-eth3"));
        ports.put(bond, PortRow.of(bond, new Cells(Map.of("name", "bond0", "interfaces",
            Set.copyOf(members.values())))));
        members.forEach((name, id) -> faces.put(id, InterfaceRow.of(id, new Cells(Map.of("name", name)))));
        assertEquals(List.of("free", "is a member of bond bond0 of bridge brtap"),
            host().nics().values().stream().map(nic -> nic.use().orElse("free")).toList());
    }

    @Test
    void tunnelsOfOursTellWhatTheyLeaveByAndOthersElse() {
        assertEquals(Optional.empty(), egress());
        tunnel("z1", false, "eth2");
        assertEquals(Optional.of("eth2"), egress());
        tunnel("a1", false, "eth1");
        assertEquals(Optional.of("eth1"), egress());
        tunnel("gre-1", true, "");
        assertEquals(Optional.of("eth1"), egress());
        tunnel("gre-2", true, "br-phy");
        assertEquals(Optional.of("br-phy"), egress());
    }

    @Test
    void tunnelsToCollectorsAreAskedLastWhatTunnelsLeaveBy() {
        tunnel("a1", true, "eth9", "gre", "out_key");
        assertEquals(Optional.of("eth9"), egress());
        tunnel("v1", false, "eth1", "vxlan", "key");
        assertEquals(Optional.of("eth1"), egress());
        tunnel("gre-1", true, "br-phy");
        assertEquals(Optional.of("br-phy"), egress());
    }

    @Test
    void eachTunnelTellsWhatItLeavesBy() {
        tunnel("a1", true, "eth9", "gre", "out_key");
        tunnel("a2", true, "", "gre", "out_key");
        final var host = host().bridges().get(BridgeName.of("brtap")).ports();
        assertEquals(PortName.find("eth9"), host.get(PortName.of("a1")).link().egress());
        assertEquals(Optional.empty(), host.get(PortName.of("a2")).link().egress());
    }

    @Test
    void tunnelsOfOthersAreNamedByType() {
        tunnel("t1", true, "", "gre", "key");
        tunnel("t2", false, "", "vxlan", "key");
        tunnel("t3", false, "", "erspan", "key");
        tunnel("t4", false, "", "erspan", "key");
        final var device = new UUID("port-eth1");
        final var face = new UUID("face-eth1");
        ports.put(device, PortRow.of(device, new Cells(Map.of("name", "eth1", "interfaces", Set.of(face)))));
        faces.put(face, InterfaceRow.of(face, new Cells(Map.of("name", "eth1", "type", "dpdk",
            "options", Map.of("dpdk-devargs", "0000:01:00.0")))));
        assertEquals(Set.of("vxlan", "erspan"), host().underlay().foreign());
    }

    @Test
    void typesOfInterfacesThatAHostKnowsAreSeen() {
        assertEquals(Set.of("gre", "vxlan"), host().underlay().types());
    }
}
