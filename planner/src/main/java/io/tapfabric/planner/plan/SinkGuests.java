package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Port;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The guests that get copies. What they send and receive on a bridge themselves is not copied with it: a sensor that
 * reports over the network would else report its own reports, for ever.
 */
final class SinkGuests {
    private final Set<String> guests = new HashSet<>();

    void add(final Port sink) {
        sink.nic().vmId().ifPresent(guests::add);
    }

    /** The addresses of their NICs on a bridge. */
    Collection<MacAddress> addresses(final Bridge bridge) {
        return guests.isEmpty() ? Set.of() : bridge.ports().values().stream().map(Port::nic)
            .filter(nic -> nic.vmId().filter(guests::contains).isPresent()).map(nic -> nic.mac())
            .flatMap(Optional::stream).toList();
    }
}
