package io.tapfabric.planner.docs;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.plan.HostPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Flows as {@code ovs-ofctl -O OpenFlow14 --names --no-stats dump-flows brtap} prints them (Open vSwitch 3.1): table 0
 * is not named, metadata comes before the port and the port before header fields, names stand in quotes.
 */
final class Dump {
    /** The order in which ovs-ofctl prints a match; the port comes after the first two. */
    private static final List<Field> METADATA = List.of(Field.TAP_FLOW, Field.LONGER, Field.TUNNEL_ID);
    private static final List<Field> HEADERS = List.of(Field.VLAN_VID, Field.ETH_SRC, Field.ETH_DST, Field.IPV4_SRC,
        Field.IPV4_DST, Field.IP_PROTO);

    private Dump() {
        // static only
    }

    /** The flows of a host, a line each, in the order of their keys. */
    static List<String> of(final HostPlan plan) {
        return plan.flows().entrySet().stream().map(flow -> line(flow.getKey(), flow.getValue())).toList();
    }

    private static String line(final FlowKey key, final FlowEntry entry) {
        final var words = new ArrayList<String>();
        words.add("cookie=" + entry.cookie());
        if (key.table() != Table.INPUT) {
            words.add("table=" + key.table().number());
        }
        final var match = new ArrayList<>(List.of("priority=" + key.priority()));
        if (key.match().fields().containsKey(Field.IPV4_SRC)) {
            match.add("ip");
        }
        METADATA.forEach(field -> field(key.match(), field).ifPresent(match::add));
        key.match().inPort().ifPresent(port -> match.add("in_port=" + quoted(port)));
        HEADERS.forEach(field -> field(key.match(), field).ifPresent(match::add));
        words.add(String.join(",", match));
        return String.join(", ", words) + " actions=" + actions(entry);
    }

    /** A field alone, as a match prints itself; but a VLAN by its number. */
    private static Optional<String> field(final Match match, final Field field) {
        return Optional.ofNullable(match.fields().get(field)).map(bits -> field == Field.VLAN_VID
            ? "dl_vlan=" + (bits.value() & ~Field.VLAN_PRESENT)
            : new Match(Optional.empty(), new TreeMap<>(Map.of(field, bits))).toString());
    }

    private static String actions(final FlowEntry entry) {
        final var actions = Stream.concat(entry.meter().stream().mapToObj(id -> "meter:" + id),
            entry.actions().stream().map(Dump::action)).collect(Collectors.joining(","));
        return actions.isEmpty() ? "drop" : actions;
    }

    private static String action(final Action action) {
        return action instanceof Action.Output output ? "output:" + quoted(output.port())
            : action instanceof Action.Truncate cut ? "output(port=" + quoted(cut.port()) + ",max_len=" + cut.octets()
                + ")" : action.toString();
    }

    private static String quoted(final PortName port) {
        return '"' + port.value() + '"';
    }
}
