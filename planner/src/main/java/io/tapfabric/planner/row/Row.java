package io.tapfabric.planner.row;

import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.PortName;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An OVSDB row of ours, planned or observed. Both have one form, so that they can be compared: whatever an observed row
 * holds that a planned one never does is named in {@code strays}, the columns to be emptied again.
 */
public sealed interface Row permits Row.TapBridge, Row.TapPort, Row.Mirror {
    RowKey key();

    <R> R accept(Visitor<R> visitor);

    /** One method per kind of row. */
    interface Visitor<R> {
        R bridge(TapBridge bridge);

        R port(TapPort port);

        R mirror(Mirror mirror);
    }

    /**
     * brtap, with its Controller row.
     *
     * @param name its name
     * @param datapathType that of the source bridges: patch ports join only bridges of one type
     * @param failMode always {@code secure} when planned: without us, brtap must not begin to learn and flood
     * @param protocols OpenFlow versions it speaks, such as {@code OpenFlow14}
     * @param datapathId 16 hex digits; fixed, as otherwise it follows the ports' MAC addresses
     * @param controller target of our Controller row, such as {@code tcp:10.0.0.9:6653}
     * @param strays see {@link Row}
     */
    record TapBridge(BridgeName name, String datapathType, String failMode, SortedSet<String> protocols,
            String datapathId, Optional<String> controller, SortedSet<String> strays) implements Row {
        public TapBridge {
            protocols = Collections.unmodifiableSortedSet(new TreeSet<>(protocols));
            strays = Collections.unmodifiableSortedSet(new TreeSet<>(strays));
        }

        @Override
        public RowKey key() {
            return new RowKey(RowKey.Table.BRIDGE, name.value());
        }

        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.bridge(this);
        }
    }

    /**
     * A port with its one interface: an end of a patch or of a tunnel, or a device.
     *
     * @param bridge the bridge it is on
     * @param name its name
     * @param type the Interface's type: {@code patch}, the kind of a tunnel as {@code gre}, {@code internal} for a
     *     device that Open vSwitch makes, or nothing for one that is there
     * @param options the Interface's options
     * @param mtu the MTU to give the device ({@code mtu_request}); as it is if empty
     * @param strays see {@link Row}
     */
    record TapPort(BridgeName bridge, PortName name, String type, SortedMap<String, String> options,
            Optional<Integer> mtu, SortedSet<String> strays) implements Row {
        public TapPort {
            options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
            strays = Collections.unmodifiableSortedSet(new TreeSet<>(strays));
        }

        public TapPort(final BridgeName bridge, final PortName name, final String type,
                final SortedMap<String, String> options, final SortedSet<String> strays) {
            this(bridge, name, type, options, Optional.empty(), strays);
        }

        /** Whether it is a tunnel that only sends, to a collector: what is sent has the key that a flow says. */
        public boolean toCollector() {
            return options.containsKey("out_key");
        }

        @Override
        public RowKey key() {
            return new RowKey(RowKey.Table.PORT, name.value());
        }

        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.port(this);
        }
    }

    /**
     * A Mirror row.
     *
     * @param bridge the bridge it is on
     * @param name its name
     * @param output its output port; empty if that port is gone
     * @param outOf ports whose guests' sent packets are copied ({@code select_src_port})
     * @param into ports whose guests' received packets are copied ({@code select_dst_port})
     * @param strays see {@link Row}
     */
    record Mirror(BridgeName bridge, String name, Optional<PortName> output, SortedSet<PortName> outOf,
            SortedSet<PortName> into, SortedSet<String> strays) implements Row {
        public Mirror {
            outOf = Collections.unmodifiableSortedSet(new TreeSet<>(outOf));
            into = Collections.unmodifiableSortedSet(new TreeSet<>(into));
            strays = Collections.unmodifiableSortedSet(new TreeSet<>(strays));
        }

        @Override
        public RowKey key() {
            return new RowKey(RowKey.Table.MIRROR, name);
        }

        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.mirror(this);
        }
    }
}
