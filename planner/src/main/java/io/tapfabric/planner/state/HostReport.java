package io.tapfabric.planner.state;

import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.plan.Plan;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one host says of itself, as its loop last heard.
 *
 * @param host what exists there
 * @param hostname what it calls itself
 * @param address the address it connected from
 * @param ovsVersion version of Open vSwitch
 * @param schemaVersion version of the database schema
 * @param switchConnected whether brtap's OpenFlow connection is up
 * @param applied the newest plan that it has applied and confirmed
 * @param waiting ports that flows need and that have no OpenFlow number yet
 * @param installedMirrors names of our mirrors that vswitchd has really installed
 * @param silent ports to collectors that copies are put out at and none leaves by
 * @param counters what it has counted
 * @param refusals what it refused of that plan
 * @param failure why the newest plan is not applied
 * @param lastError the last failure of all, with its time
 */
public record HostReport(Host host, Optional<String> hostname, String address, String ovsVersion,
        String schemaVersion, boolean switchConnected, Optional<Plan> applied, SortedSet<PortName> waiting,
        SortedSet<String> installedMirrors, SortedSet<PortName> silent, Counters counters, List<Refusal> refusals,
        Optional<String> failure, Optional<String> lastError) {
    public HostReport {
        waiting = Collections.unmodifiableSortedSet(new TreeSet<>(waiting));
        installedMirrors = Collections.unmodifiableSortedSet(new TreeSet<>(installedMirrors));
        silent = Collections.unmodifiableSortedSet(new TreeSet<>(silent));
        refusals = List.copyOf(refusals);
    }

    public HostId id() {
        return host.id();
    }

    /** The generation that it has come to with nothing left over from earlier ones; 0 for none. */
    public long confirmed() {
        return refusals.isEmpty() ? applied.map(Plan::generation).orElse(0L) : 0;
    }

    /** Whether both its connections are up, so that what it holds is known. */
    public boolean reachable() {
        return host.connected() && switchConnected;
    }
}
