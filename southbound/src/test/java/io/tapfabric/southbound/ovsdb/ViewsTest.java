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
        final var port = new UUID("port-" + name);
        final var face = new UUID("face-" + name);
        ports.put(port, PortRow.of(port, new Cells(Map.of("name", name, "interfaces", Set.of(face),
            "external_ids", ours ? Map.of("tapfabric", "owned") : Map.of()))));
        faces.put(face, InterfaceRow.of(face, new Cells(Map.of("type", "gre",
            "status", egress.isEmpty() ? Map.of() : Map.of("tunnel_egress_iface", egress)))));
    }

    private Optional<String> egress() {
        return host().underlay().egress().map(PortName::value);
    }

    private Host host() {
        final var root = RootRow.of(ROOT, new Cells(Map.of("bridges", Set.of(BRIDGE), "external_ids", Map.of(
            "tapfabric-nics", "eth1 02:00:00:00:00:01 1500 up;eth2 02:00:00:00:00:02 1500 up"))));
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
}
