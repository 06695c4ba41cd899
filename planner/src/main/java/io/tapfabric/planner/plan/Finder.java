package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.Intents;
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

    Finder(final Intents intents, final Inventory inventory) {
        this.inventory = inventory;
        intents.services().values().forEach(service -> expect(service.sink()));
        intents.flows().values().forEach(flow -> expect(flow.source()));
        inventory.hosts().values().forEach(host -> host.bridges().values().forEach(bridge -> index(host, bridge)));
    }

    /** Makes room for what will be asked: few of many ports are, and every plan looks at all of them. */
    private List<Located> expect(final NicSelector selector) {
        return selector.accept(new NicSelector.Visitor<List<Located>>() {
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
        });
    }

    private void index(final Host host, final Bridge bridge) {
        for (var port : bridge.ports().values()) {
            port.ifaceId().map(byIfaceId::get).ifPresent(found -> found.add(new Located(host, bridge, port)));
            port.mac().map(byMac::get).ifPresent(found -> found.add(new Located(host, bridge, port)));
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
