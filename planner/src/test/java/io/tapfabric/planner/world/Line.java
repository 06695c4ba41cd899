package io.tapfabric.planner.world;

import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.model.VlanMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** One line of a {@link Fabric}'s text: words, then key=value pairs and flags in any order. */
final class Line {
    private final String text;
    private final List<String> words;
    private final Map<String, String> values = new TreeMap<>();

    Line(final String text) {
        this.text = text;
        words = List.of(text.split("\\s+"));
        words.stream().filter(word -> word.contains("=")).map(word -> word.split("=", 2))
            .forEach(pair -> values.put(pair[0], pair[1]));
    }

    String word(final int index) {
        if (index >= words.size() || words.get(index).contains("=")) {
            throw notUnderstood("word " + (index + 1) + " is missing");
        }
        return words.get(index);
    }

    boolean has(final String flag) {
        return words.contains(flag);
    }

    Optional<String> find(final String key) {
        return Optional.ofNullable(values.get(key));
    }

    String need(final String key) {
        return find(key).orElseThrow(() -> notUnderstood(key + "= is missing"));
    }

    List<String> list(final String key) {
        return find(key).map(value -> List.of(value.split(","))).orElse(List.of());
    }

    TapFlowNumber number(final int index) {
        return new TapFlowNumber(Integer.parseInt(word(index)));
    }

    Direction direction(final int index) {
        return Direction.valueOf(word(index));
    }

    VlanMode vlans() {
        return find("access").<VlanMode>map(vlan -> new VlanMode.Access(Integer.parseInt(vlan))).orElseGet(() ->
            new VlanMode.Trunk(new TreeSet<>(list("trunk").stream().map(Integer::valueOf).toList())));
    }

    NicSelector nic() {
        return find("id").<NicSelector>map(NicSelector.ByIfaceId::new)
            .or(() -> find("mac").map(mac -> new NicSelector.ByMac(MacAddress.of(mac))))
            .orElseGet(() -> byPort(need("port").split("/", 2)));
    }

    private static NicSelector byPort(final String[] place) {
        return new NicSelector.ByPort(HostId.of(place[0]), PortName.of(place[1]));
    }

    IllegalArgumentException notUnderstood(final String why) {
        return new IllegalArgumentException("\"" + text + "\": " + why);
    }
}
