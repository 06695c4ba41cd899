package io.tapfabric.planner.state;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.plan.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Why hosts may do something else than the plan says.
 */
public final class Caveats {
    private Caveats() {
    }

    /** A sentence for each of {@code hosts} that may not hold what {@code plan} has for it. */
    public static List<String> of(final Plan plan, final Map<HostId, HostReport> reports,
            final Collection<HostId> hosts) {
        final var caveats = new ArrayList<String>();
        if (plan.generation() == Plan.NONE.generation()) {
            caveats.add("Nothing is planned yet: the controller waits for hosts that it knew before it started.");
        }
        new TreeSet<>(hosts).forEach(host -> of(plan, host, Optional.ofNullable(reports.get(host)))
            .ifPresent(caveats::add));
        return caveats;
    }

    private static Optional<String> of(final Plan plan, final HostId host, final Optional<HostReport> report) {
        if (report.filter(HostReport::reachable).isEmpty()) {
            return Optional.of("Host " + host + " is not connected: it goes on with what it had, unseen.");
        }
        return report.filter(said -> said.refusals().isEmpty() && said.waiting().isEmpty())
            .flatMap(HostReport::applied).filter(done -> done.host(host).equals(plan.host(host))).isPresent()
            ? Optional.empty()
            : Optional.of("Host " + host + " has not confirmed the newest plan: until then it may do something else.");
    }
}
