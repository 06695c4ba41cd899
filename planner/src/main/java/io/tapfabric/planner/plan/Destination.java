package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Where the copies of a tap-service go. A sink of a certain host is the same for all; a collector, or a device of every
 * host, is reached from each host by itself.
 */
final class Destination {
    /** Of a tap-service that is not there. */
    static final Destination NONE = fixed(Outlets.NONE);

    private final boolean everywhere;
    private final Outlets fixed;
    private final Function<Host, Outlets> finder;
    private final SortedMap<HostId, Outlets> found = new TreeMap<>();

    private Destination(final boolean everywhere, final Outlets fixed, final Function<Host, Outlets> finder) {
        this.everywhere = everywhere;
        this.fixed = fixed;
        this.finder = finder;
    }

    /** The same for all hosts. */
    static Destination fixed(final Outlets outlets) {
        return new Destination(true, outlets, host -> outlets);
    }

    /** Another one for each host. */
    static Destination from(final Function<Host, Outlets> finder) {
        return new Destination(false, Outlets.NONE, finder);
    }

    /** For what is copied on a host. */
    Outlets outlets(final Host host) {
        return found.computeIfAbsent(host.id(), id -> finder.apply(host).from(host));
    }

    /** Whether it is the same for all hosts. */
    boolean everywhere() {
        return everywhere;
    }

    /** What is so wherever something is copied. */
    Outlets anywhere() {
        return fixed;
    }

    /** What was found for all who have asked. */
    Outlets overall() {
        return found.isEmpty() ? fixed : Outlets.together(found.values());
    }
}
