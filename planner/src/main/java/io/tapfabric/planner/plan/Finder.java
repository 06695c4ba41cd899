package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.GuestNic;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.Intents;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds the ports that an intent may mean. Of several, those win that are on a connected host, and of these those that
 * are active: so a guest that has moved is found where it is now, not where it was. While it moves, it is on both
 * hosts.
 */
final class Finder implements NicSelector.Visitor<List<Located>> {
    private final Inventory inventory;
    private final Map<String, List<Located>> byIfaceId = new HashMap<>();
    private final Map<MacAddress, List<Located>> byMac = new HashMap<>();
    private final Map<String, List<Located>> byVmId = new HashMap<>();

    Finder(final Intents intents, final Inventory inventory) {
        this(Stream.concat(intents.services().values().stream().map(service -> service.sink().nic()),
            intents.flows().values().stream().flatMap(flow -> flow.sources().values().stream()).map(Source::nic))
            .flatMap(Optional::stream), inventory);
    }

    /** Finds these, and no others. */
    Finder(final Stream<NicSelector> selectors, final Inventory inventory) {
        this.inventory = inventory;
        final var expected = new Expected();
        selectors.forEach(selector -> selector.accept(expected));
        inventory.hosts().values().forEach(host -> host.bridges().values().forEach(bridge -> index(host, bridge)));
    }

    private void index(final Host host, final Bridge bridge) {
        for (var port : bridge.ports().values()) {
            final var nic = port.nic();
            add(byIfaceId, nic.ifaceId(), () -> new Located(host, bridge, port));
            add(byMac, nic.mac(), () -> new Located(host, bridge, port));
            add(byVmId, nic.vmId(), () -> new Located(host, bridge, port));
        }
    }

    private static <K> void add(final Map<K, List<Located>> index, final Optional<K> key,
            final Supplier<Located> located) {
        key.map(index::get).ifPresent(found -> found.add(located.get()));
    }

    Inventory inventory() {
        return inventory;
    }

    /**
     * Every port that may be meant: none, the one, or several between which nothing decides.
     *
     * @param fit what would be usable; if any is, the others are not meant
     */
    List<Located> find(final NicSelector selector, final Predicate<Located> fit) {
        var found = selector.accept(this);
        for (var better : List.<Predicate<Located>>of(fit, located -> located.host().connected(),
                located -> located.port().active())) {
            found = prefer(found, better);
        }
        return found;
    }

    private static List<Located> prefer(final List<Located> found, final Predicate<Located> better) {
        final var preferred = found.size() < 2 ? found : found.stream().filter(better).toList();
        return preferred.isEmpty() ? found : preferred;
    }

    /** Whether these are one NIC, on several hosts while its guest moves. */
    static boolean moving(final List<Located> found) {
        return distinct(found, located -> located.host().id()).size() == found.size()
            && distinct(found, located -> located.port().nic().ifaceId()).size() == 1
            && found.get(0).port().nic().ifaceId().isPresent();
    }

    private static <T> Set<T> distinct(final List<Located> found, final Function<Located, T> property) {
        final var values = new HashSet<T>();
        found.forEach(located -> values.add(property.apply(located)));
        return values;
    }

    @Override
    public List<Located> ifaceId(final NicSelector.ByIfaceId by) {
        return byIfaceId.getOrDefault(by.ifaceId(), List.of());
    }

    @Override
    public List<Located> mac(final NicSelector.ByMac by) {
        return byMac.getOrDefault(by.mac(), List.of());
    }

    @Override
    public List<Located> port(final NicSelector.ByPort by) {
        final var host = inventory.hosts().get(by.host());
        return host == null ? List.of() : host.bridges().values().stream()
            .filter(bridge -> bridge.ports().containsKey(by.name()))
            .map(bridge -> new Located(host, bridge, bridge.ports().get(by.name()))).toList();
    }

    @Override
    public List<Located> guest(final NicSelector.ByGuest by) {
        return byVmId.getOrDefault(by.vmId(), List.of()).stream()
            .filter(located -> matches(by, located.port().nic())).toList();
    }

    private static boolean matches(final NicSelector.ByGuest by, final GuestNic nic) {
        return by.mac().filter(mac -> !nic.mac().equals(Optional.of(mac))).isEmpty()
            && by.address().filter(address -> !nic.addresses().contains(address)).isEmpty();
    }

    /** Makes room for what will be asked: few of many ports are, and every plan looks at all of them. */
    private final class Expected implements NicSelector.Visitor<List<Located>> {
        @Override
        public List<Located> ifaceId(final NicSelector.ByIfaceId by) {
            return byIfaceId.computeIfAbsent(by.ifaceId(), id -> new ArrayList<>(1));
        }

        @Override
        public List<Located> mac(final NicSelector.ByMac by) {
            return byMac.computeIfAbsent(by.mac(), mac -> new ArrayList<>(1));
        }

        @Override
        public List<Located> port(final NicSelector.ByPort by) {
            return List.of();
        }

        @Override
        public List<Located> guest(final NicSelector.ByGuest by) {
            return byVmId.computeIfAbsent(by.vmId(), id -> new ArrayList<>(1));
        }
    }
}
