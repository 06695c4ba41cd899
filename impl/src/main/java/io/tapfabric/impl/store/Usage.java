package io.tapfabric.impl.store;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.Multiset;
import io.tapfabric.planner.model.Quota;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.model.TapService;
import io.tapfabric.planner.state.QuotaUse;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How much of each quota is used, by whom. Pure. What is switched off counts like the rest; sources and sinks are the
 * same if they are named alike.
 */
public final class Usage {
    private static final Sink.Visitor<Quota> PER_SINK = new PerSink();

    private final SortedMap<Quota, Multiset<User>> uses = new TreeMap<>();

    private Usage() {
        Arrays.stream(Quota.values()).forEach(quota -> uses.put(quota, HashMultiset.create()));
    }

    /** How many tap-flows may lead to a sink. */
    private static final class PerSink implements Sink.Visitor<Quota> {
        @Override
        public Quota vnic(final Sink.Vnic vnic) {
            return Quota.TAP_FLOWS_PER_VNIC_SINK;
        }

        @Override
        public Quota nic(final Sink.Nic nic) {
            return Quota.TAP_FLOWS_PER_HOST_NIC_SINK;
        }

        @Override
        public Quota remote(final Sink.Remote remote) {
            return Quota.TAP_FLOWS_PER_REMOTE_SINK;
        }

        @Override
        public Quota vlan(final Sink.Vlan vlan) {
            return Quota.TAP_FLOWS_PER_VLAN_SINK;
        }

        @Override
        public Quota device(final Sink.Device device) {
            return Quota.TAP_FLOWS_PER_DEVICE_SINK;
        }

        @Override
        public Quota group(final Sink.Group group) {
            return Quota.TAP_FLOWS_PER_GROUP_SINK;
        }
    }

    /**
     * Who uses a quota.
     *
     * @param value what tells it from all others: an id, a source or a sink
     * @param text how it is called
     */
    private record User(Object value, String text) {
    }

    /**
     * A use that has grown beyond its quota.
     *
     * @param quota which
     * @param by whose use
     * @param limit what is allowed
     * @param before how much it used
     * @param after how much it would use
     */
    public record Excess(Quota quota, String by, long limit, int before, int after) {
    }

    /** What {@code after} uses beyond its quotas, and more of it than {@code before}. */
    public static List<Excess> grown(final Asked before, final Asked after) {
        final var old = of(before).uses;
        return of(after).uses.entrySet().stream().flatMap(entry -> {
            final var quota = entry.getKey();
            final long limit = after.quotas().getOrDefault(quota, quota.otherwise());
            final Multiset<User> was = old.getOrDefault(quota, ImmutableMultiset.of());
            return entry.getValue().entrySet().stream().filter(use -> limit != Quota.UNLIMITED
                && use.getCount() > limit && use.getCount() > was.count(use.getElement()))
                .map(use -> new Excess(quota, use.getElement().text(), limit, was.count(use.getElement()),
                    use.getCount()));
        }).toList();
    }

    private static Usage of(final Asked asked) {
        final var usage = new Usage();
        asked.filters().forEach((id, filter) -> {
            final var user = new User(id, "filter '" + id + "'");
            usage.add(Quota.IN_RULES_PER_FILTER, user, filter.in().size());
            usage.add(Quota.OUT_RULES_PER_FILTER, user, filter.out().size());
        });
        asked.flows().values().forEach(flow -> usage.add(asked, flow));
        return usage;
    }

    /** Of each quota the one who uses most of it. */
    public static SortedMap<Quota, QuotaUse> most(final Asked asked) {
        final var most = new TreeMap<Quota, QuotaUse>();
        of(asked).uses.forEach((quota, users) -> {
            final var first = users.entrySet().stream().max(Comparator.<Multiset.Entry<User>>comparingInt(
                Multiset.Entry::getCount).thenComparing(entry -> entry.getElement().text(),
                    Comparator.reverseOrder()));
            most.put(quota, new QuotaUse(quota,
                asked.quotas().getOrDefault(quota, quota.otherwise()), first.map(Multiset.Entry::getCount)
                .orElse(0), first.map(entry -> entry.getElement().text())));
        });
        return most;
    }

    private void add(final Asked asked, final Asked.Flow flow) {
        add(Quota.TAP_FLOWS, new User(Quota.TAP_FLOWS, "all tap-flows"), 1);
        add(Quota.SOURCES_PER_TAP_FLOW, new User(flow.id(), "tap-flow '" + flow.id() + "'"), flow.sources().size());
        flow.priority().ifPresent(priority -> new HashSet<>(flow.sources().values()).forEach(source ->
            add(Quota.PRIORITIES_PER_SOURCE, new User(source, source.toString()), 1)));
        flow.filter().ifPresent(filter ->
            add(Quota.TAP_FLOWS_PER_FILTER, new User(filter, "filter '" + filter + "'"), 1));
        Stream.concat(asked.servicesOf(flow), asked.delivering(flow)).map(TapService::sink).distinct()
            .forEach(sink -> add(sink.accept(PER_SINK), new User(sink, sink.toString()), 1));
    }

    private void add(final Quota quota, final User user, final int count) {
        Optional.ofNullable(uses.get(quota)).ifPresent(users -> users.add(user, count));
    }
}
