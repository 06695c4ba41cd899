package io.tapfabric.planner.world;

import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.VlanMode;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.simulate.Packet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A source bridge as Open vSwitch runs it by itself: it learns, switches and floods (action NORMAL), and its Mirror
 * rows copy. A frame is copied to one output port once, however many of its mirrors and ports select it; the copy has
 * the tag of its VLAN, also if the guest behind an access port sees none.
 */
final class SourceBridge {
    private final Bridge bridge;
    private final List<Row.Mirror> mirrors;
    private final Map<Station, PortName> learned = new HashMap<>();

    /** Who has been heard, in which VLAN. */
    private record Station(MacAddress mac, int vlan) {
    }

    /** A frame that leaves the bridge at a port. */
    record Leaving(PortName port, Packet frame) {
    }

    /** What became of one frame: if it is accepted, its VLAN, where it leaves, and where copies of it leave. */
    record Passage(Optional<Integer> vlan, List<Leaving> frames, List<Leaving> copies) {
    }

    SourceBridge(final Bridge bridge, final List<Row.Mirror> mirrors) {
        this.bridge = bridge;
        this.mirrors = mirrors;
    }

    Passage pass(final PortName in, final Packet frame) {
        return inside(bridge.ports().get(in).vlans(), frame).map(vlan -> forward(in, frame, vlan))
            .orElseGet(() -> new Passage(Optional.empty(), List.of(), List.of()));
    }

    private Passage forward(final PortName in, final Packet frame, final int vlan) {
        learned.put(new Station(frame.source(), vlan), in);
        final var out = outputs(in, frame, vlan);
        final var heads = new HashSet<PortName>();
        for (var mirror : mirrors) {
            if (mirror.outOf().contains(in) || out.stream().anyMatch(mirror.into()::contains)) {
                heads.add(mirror.output().orElseThrow());
            }
        }
        return new Passage(Optional.of(vlan), leaving(out, frame, vlan), copies(heads, frame, vlan));
    }

    private List<PortName> outputs(final PortName in, final Packet frame, final int vlan) {
        final var known = Optional.ofNullable(learned.get(new Station(frame.destination(), vlan)));
        return known.map(List::of).orElseGet(() -> carrying(vlan)).stream().filter(port -> !port.equals(in)).toList();
    }

    /** A mirror's output port takes copies only, so ours get nothing else. */
    private List<PortName> carrying(final int vlan) {
        return bridge.ports().values().stream().filter(port -> !port.ours() && port.vlans().carries(vlan))
            .map(Port::name).toList();
    }

    private List<Leaving> leaving(final List<PortName> out, final Packet frame, final int vlan) {
        final var frames = new ArrayList<Leaving>();
        for (var port : out) {
            final boolean untagged = bridge.ports().get(port).vlans().untags(vlan);
            frames.add(new Leaving(port, tagged(frame, untagged ? 0 : vlan)));
        }
        return frames;
    }

    private static List<Leaving> copies(final Set<PortName> heads, final Packet frame, final int vlan) {
        return heads.stream()
            .map(head -> new Leaving(head, tagged(frame, vlan))).toList();
    }

    /** The VLAN of a frame that a guest sends; none if the port does not take it. */
    private static Optional<Integer> inside(final VlanMode vlans, final Packet frame) {
        if (frame.tagged()) {
            return Optional.of(frame.vlan()).filter(vlan -> vlans.carries(vlan) && !vlans.untags(vlan));
        }
        return vlans.named().stream().filter(vlans::untags).findFirst()
            .or(() -> Optional.of(0).filter(vlans::carries));
    }

    private static Packet tagged(final Packet frame, final int vlan) {
        return frame.with(Field.VLAN_VID, vlan == 0 ? 0 : Field.VLAN_PRESENT | vlan);
    }
}
