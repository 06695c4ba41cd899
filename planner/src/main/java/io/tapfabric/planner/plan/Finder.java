package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.NicSelector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the ports that an intent may mean. Of several, those win that are on a connected host, and of these those that
 * are active: so a guest that has moved is found where it is now, not where it was.
 */
final class Finder {
    private final Inventory inventory;
    private final Map<String, List<Located>> byIfaceId = new HashMap<>();
    private final Map<MacAddress, List<Located>> byMac = new HashMap<>();

    Finder(final Inventory inventory) {
        this.inventory = inventory;
        inventory.hosts().values().forEach(host -> host.bridges().values().forEach(bridge -> index(host, bridge)));
    }

    private void index(final Host host, final Bridge bridge) {
        for (var port : bridge.ports().values()) {
            final var located = new Located(host, bridge, port);
            port.ifaceId().ifPresent(id -> byIfaceId.computeIfAbsent(id, key -> new ArrayList<>(1)).add(located));
            port.mac().ifPresent(mac -> byMac.computeIfAbsent(mac, key -> new ArrayList<>(1)).add(located));
        }
    }

    /** The selector, if it names a host that has never connected. */
    Optional<NicSelector.ByPort> unknownHost(final NicSelector selector) {
        return selector.accept(new NicSelector.Visitor<Optional<NicSelector.ByPort>>() {
            @Override
            public Optional<NicSelector.ByPort> ifaceId(final NicSelector.ByIfaceId by) {
                return Optional.empty();
            }

            @Override
            public Optional<NicSelector.ByPort> mac(final NicSelector.ByMac by) {
                return Optional.empty();
            }

            @Override
            public Optional<NicSelector.ByPort> port(final NicSelector.ByPort by) {
                return inventory.hosts().containsKey(by.host()) ? Optional.empty() : Optional.of(by);
            }
        });
    }

    /** Every port that may be meant: none, the one, or several between which nothing decides. */
    List<Located> find(final NicSelector selector) {
        return selector.accept(new NicSelector.Visitor<List<Located>>() {
            @Override
            public List<Located> ifaceId(final NicSelector.ByIfaceId by) {
                return best(byIfaceId.getOrDefault(by.ifaceId(), List.of()));
            }

            @Override
            public List<Located> mac(final NicSelector.ByMac by) {
                return best(byMac.getOrDefault(by.mac(), List.of()));
            }

            @Override
            public List<Located> port(final NicSelector.ByPort by) {
                return findPort(by);
            }
        });
    }

    /** Whether VLAN and MAC address tell a port's packets from those of every other port of its bridge. */
    boolean tells(final Located located) {
        return located.port().mac().filter(mac -> !mac.multicast() && byMac.get(mac).stream()
            .noneMatch(other -> other.sharesSegment(located))).isPresent();
    }

    private List<Located> findPort(final NicSelector.ByPort by) {
        final var host = inventory.hosts().get(by.host());
        return host == null ? List.of() : host.bridges().values().stream()
            .filter(bridge -> bridge.ports().containsKey(by.name()))
            .map(bridge -> new Located(host, bridge, bridge.ports().get(by.name()))).toList();
    }

    private static List<Located> best(final List<Located> found) {
        return prefer(prefer(found, located -> located.host().connected()), located -> located.port().active());
    }

    private static List<Located> prefer(final List<Located> found, final Predicate<Located> better) {
        final var preferred = found.size() < 2 ? found : found.stream().filter(better).toList();
        return preferred.isEmpty() ? found : preferred;
    }
}
