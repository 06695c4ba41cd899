package io.tapfabric.planner.world;

import io.tapfabric.planner.flow.Cookie.Role;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.simulate.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Everything that came of one frame; filled by {@link World} while the frame goes its way. */
public final class Outcome {
    private static final Set<Table> LEAVING = Set.of(Table.SESSION, Table.SAMPLE, Table.RATE, Table.TUNNEL);

    private final List<Seen> seen = new ArrayList<>();
    private final List<Copy> copies = new ArrayList<>();
    private final List<Passage> passages = new ArrayList<>();

    /** A copy's way through brtap of one host. */
    record Passage(HostId host, Trace trace) {
        @Override
        public String toString() {
            return "brtap of " + host + ":\n" + trace;
        }
    }

    void add(final Seen event) {
        seen.add(event);
    }

    void add(final Copy copy) {
        copies.add(copy);
    }

    void add(final HostId host, final Trace trace) {
        passages.add(new Passage(host, trace));
    }

    /** What guests saw of the frame itself. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** What sinks saw of it, sorted. */
    public List<Copy> copies() {
        return copies.stream().sorted().toList();
    }

    /** How many copies were dropped since they belong to no source. */
    public long unclassified() {
        return misses(Set.of(Table.OUT, Table.IN));
    }

    /** How many copies, and frames of sinks, were dropped since nothing here wants them. */
    public long unwanted() {
        return misses(Set.of(Table.INPUT, Table.SESSION, Table.SAMPLE, Table.RATE, Table.TUNNEL, Table.ARRIVAL,
            Table.DELIVERY, Table.SINK));
    }

    /**
     * How many of Open vSwitch's resubmits brtap of a host took for it: entering brtap is one as well, and so is
     * entering the bridge of the underlay, for which a tunnel is left.
     */
    public long resubmits(final HostId host) {
        return passages.stream().filter(passage -> passage.host().equals(host)).map(Passage::trace)
            .mapToLong(trace -> trace.hits().size()
                + trace.sent().stream().filter(sent -> LEAVING.contains(sent.by().key().table())).count()).sum();
    }

    private long misses(final Set<Table> tables) {
        return passages.stream().flatMap(passage -> passage.trace().hits().stream())
            .filter(hit -> hit.entry().cookie().role() == Role.MISS && tables.contains(hit.key().table())).count();
    }

    @Override
    public String toString() {
        return "seen " + seen + "\ncopies " + copies + "\n" + passages;
    }
}
