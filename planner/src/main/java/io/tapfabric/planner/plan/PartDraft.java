package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.Source;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One source at one place, while it is planned. */
final class PartDraft {
    private final String id;
    private final Source source;
    private final Optional<Location> location;
    private final SortedSet<Problem> problems = new TreeSet<>();
    private final SortedSet<String> mirrors = new TreeSet<>();
    private SortedSet<PortName> ports = Collections.emptySortedSet();

    /** A bridge, and the NIC on it if the source is one. */
    record Location(Host host, Bridge bridge, Optional<Located> nic) {
        static Location of(final Located nic) {
            return new Location(nic.host(), nic.bridge(), Optional.of(nic));
        }

        Spot spot() {
            return new Spot(host.id(), bridge.name(), nic.map(Located::port));
        }
    }

    PartDraft(final String id, final Source source, final Optional<Location> location,
            final Collection<Problem> problems) {
        this.id = id;
        this.source = source;
        this.location = location;
        this.problems.addAll(problems);
    }

    Source source() {
        return source;
    }

    Optional<Location> location() {
        return location;
    }

    /** The NIC, if the source is one and was found. */
    Optional<Located> nic() {
        return location.flatMap(Location::nic);
    }

    /** Whether nothing stands in its way so far. */
    boolean open() {
        return location.isPresent()
            && problems.stream().allMatch(problem -> problem.code().effect() == Problem.Effect.DEGRADES);
    }

    void block(final Problem problem) {
        problems.add(problem);
    }

    /** Its packets are copied from these ports, by these mirrors. */
    void copy(final SortedSet<PortName> from, final Collection<String> by) {
        ports = from;
        mirrors.addAll(by);
    }

    TapFlowPlan.Part build() {
        return new TapFlowPlan.Part(id, location.map(Location::spot), ports, mirrors, problems);
    }
}
