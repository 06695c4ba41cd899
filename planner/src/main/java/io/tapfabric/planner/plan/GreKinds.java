package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The kinds of GRE that hosts send and receive. The datapath in user space has one place for all of them to come in by,
 * and the tunnel that is there first has it: a host that receives one kind must have no tunnel of another.
 */
final class GreKinds {
    private static final Set<String> KINDS = Set.of("gre", "ip6gre", "erspan", "ip6erspan");
    private static final String USERSPACE = "netdev";

    /** Of each host, each kind, and whether it is received. */
    private final Map<HostId, Map<String, Boolean>> kinds = new HashMap<>();

    /** Whether a datapath has this limit. */
    static boolean limits(final String datapathType) {
        return datapathType.equals(USERSPACE);
    }

    /** A kind that a host has, and that cannot go with a further one. */
    Optional<String> conflict(final Host host, final String kind, final boolean received) {
        return of(host).entrySet().stream().filter(other -> !other.getKey().equals(kind))
            .filter(other -> received || other.getValue()).map(Map.Entry::getKey).findFirst();
    }

    /** The host has a further one. */
    void take(final Host host, final String kind, final boolean received) {
        of(host).merge(kind, received, Boolean::logicalOr);
    }

    /** Others' tunnels receive, as far as we know. */
    private Map<String, Boolean> of(final Host host) {
        return kinds.computeIfAbsent(host.id(), id -> {
            final var known = new TreeMap<String, Boolean>();
            host.underlay().foreign().stream().filter(KINDS::contains).forEach(kind -> known.put(kind, true));
            return known;
        });
    }
}
