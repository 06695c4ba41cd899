package io.tapfabric.impl.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.impl.store.Asked;
import io.tapfabric.impl.store.Usage;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.Encapsulation;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.FilterRule;
import io.tapfabric.planner.model.Fragments;
import io.tapfabric.planner.model.FrameCriteria;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.IpAddress;
import io.tapfabric.planner.model.IpCriteria;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.Oversize;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Quota;
import io.tapfabric.planner.model.Reduction;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowPriority;
import io.tapfabric.planner.model.TapService;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.model.TransportCriteria;
import io.tapfabric.planner.model.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random changes of random intents, and of the quotas themselves, against counts that are made anew each time. */
class QuotaLawsTest {
    private static final int SEEDS = 200;
    private static final int STEPS = 40;

    private final EnumSet<Quota> refused = EnumSet.noneOf(Quota.class);
    private final EnumSet<Quota> tolerated = EnumSet.noneOf(Quota.class);

    /** Law: what is refused is what uses more than its quota and more than before, and that is named. */
    @Test
    void whatGrowsBeyondItsQuotaIsRefusedAndNothingElse() {
        for (long seed = 0; seed < SEEDS; seed++) {
            final var random = new Random(seed);
            var now = Asked.NOTHING;
            for (int step = 0; step < STEPS; step++) {
                final var next = changed(now, random);
                final var excess = excess(now, next);
                assertEquals(excess, found(now, next), "seed " + seed + " step " + step);
                now = excess.isEmpty() ? next : now;
                assertEquals(highest(now), most(now), "seed " + seed + " step " + step);
            }
        }
        assertEquals(EnumSet.allOf(Quota.class), refused, "each quota has refused something");
        assertEquals(EnumSet.allOf(Quota.class), tolerated, "and let pass what was beyond it before");
    }

    private SortedMap<String, String> excess(final Asked before, final Asked after) {
        final var was = uses(before);
        final var excess = new TreeMap<String, String>();
        uses(after).forEach((quota, users) -> users.forEach((user, use) -> {
            final long limit = limit(after, quota);
            final int old = was.getOrDefault(quota, new TreeMap<>()).getOrDefault(user, 0);
            if (limit != 0 && use > limit) {
                (use > old ? refused : tolerated).add(quota);
            }
            if (limit != 0 && use > limit && use > old) {
                excess.put(quota + " of " + user, old + " to " + use + " with " + limit);
            }
        }));
        return excess;
    }

    private static SortedMap<String, String> found(final Asked before, final Asked after) {
        return Rules.violations(before, after).stream().filter(Violation.QuotaExceeded.class::isInstance)
            .map(violation -> ((Violation.QuotaExceeded) violation).excess())
            .collect(Collectors.toMap(found -> found.quota() + " of " + found.by(),
                found -> found.before() + " to " + found.after() + " with " + found.limit(),
                (one, other) -> one + " and " + other, TreeMap::new));
    }

    private static Map<Quota, String> highest(final Asked asked) {
        final var uses = uses(asked);
        final var highest = new TreeMap<Quota, String>();
        for (var quota : Quota.values()) {
            final int most = uses.getOrDefault(quota, new TreeMap<>()).values().stream().mapToInt(use -> use).max()
                .orElse(0);
            highest.put(quota, most + " of " + limit(asked, quota));
        }
        return highest;
    }

    private static Map<Quota, String> most(final Asked asked) {
        final var most = new TreeMap<Quota, String>();
        Usage.most(asked).forEach((quota, use) -> most.put(quota, use.most() + " of " + use.limit()));
        return most;
    }

    private static long limit(final Asked asked, final Quota quota) {
        return Optional.ofNullable(asked.quotas().get(quota)).orElse(quota.otherwise());
    }

    /** By quota, how much each uses; counted one by one. */
    private static Map<Quota, TreeMap<String, Integer>> uses(final Asked asked) {
        final var uses = new TreeMap<Quota, TreeMap<String, Integer>>();
        asked.filters().values().forEach(filter -> {
            filter.in().forEach(rule -> use(uses, Quota.IN_RULES_PER_FILTER, "filter '" + filter.id() + "'"));
            filter.out().forEach(rule -> use(uses, Quota.OUT_RULES_PER_FILTER, "filter '" + filter.id() + "'"));
        });
        asked.flows().values().forEach(flow -> {
            use(uses, Quota.TAP_FLOWS, "all tap-flows");
            flow.sources().values().forEach(source ->
                use(uses, Quota.SOURCES_PER_TAP_FLOW, "tap-flow '" + flow.id() + "'"));
            flow.filter().ifPresent(filter -> use(uses, Quota.TAP_FLOWS_PER_FILTER, "filter '" + filter + "'"));
            if (flow.priority().isPresent()) {
                flow.sources().values().stream().map(Source::toString).distinct().forEach(source ->
                    use(uses, Quota.PRIORITIES_PER_SOURCE, source));
            }
            final var sinks = new TreeSet<String>();
            flow.services().forEach(service -> sinks(asked, service, sinks));
            sinks.forEach(sink -> use(uses, quotaOf(sink), sink));
        });
        return uses;
    }

    private static void sinks(final Asked asked, final TapServiceId service, final TreeSet<String> sinks) {
        if (asked.services().containsKey(service)) {
            final var sink = asked.services().get(service).sink();
            sinks.add(sink.toString());
            sink.members().keySet().stream().filter(asked.services()::containsKey)
                .forEach(member -> sinks.add(asked.services().get(member).sink().toString()));
        }
    }

    private static Quota quotaOf(final String sink) {
        return switch (sink.split(" ")[0]) {
            case "NIC" -> Quota.TAP_FLOWS_PER_HOST_NIC_SINK;
            case "VLAN" -> Quota.TAP_FLOWS_PER_VLAN_SINK;
            case "device" -> Quota.TAP_FLOWS_PER_DEVICE_SINK;
            case "collector" -> Quota.TAP_FLOWS_PER_REMOTE_SINK;
            case "group" -> Quota.TAP_FLOWS_PER_GROUP_SINK;
            default -> Quota.TAP_FLOWS_PER_VNIC_SINK;
        };
    }

    private static void use(final Map<Quota, TreeMap<String, Integer>> uses, final Quota quota, final String user) {
        uses.computeIfAbsent(quota, first -> new TreeMap<>()).merge(user, 1, Integer::sum);
    }

    /** One commit of up to three changes. */
    private static Asked changed(final Asked before, final Random random) {
        final var filters = new TreeMap<>(before.filters());
        final var services = new TreeMap<>(before.services());
        final var flows = new TreeMap<>(before.flows());
        final var quotas = new TreeMap<>(before.quotas());
        for (int change = random.nextInt(3); change >= 0; change--) {
            final var flow = TapFlowId.of("f" + random.nextInt(6));
            final var filter = FilterId.of("w" + random.nextInt(2));
            final var service = TapServiceId.of("s" + random.nextInt(3));
            switch (random.nextInt(9)) {
                case 0 -> flows.remove(flow);
                case 1 -> filters.put(filter, new Asked.Filter(filter, rules(random), rules(random), Verdict.REJECT,
                    Fragments.NONE));
                case 2 -> services.put(service, new TapService(service, random.nextBoolean(), sink(random)));
                case 3 -> services.remove(service);
                case 4 -> quotas.put(quota(random), (long) random.nextInt(4));
                case 5 -> quotas.remove(quota(random));
                default -> flows.put(flow, flow(flow, service, filter, random));
            }
        }
        return new Asked(filters, services, flows, quotas, before.unread());
    }

    private static Quota quota(final Random random) {
        return Quota.values()[random.nextInt(Quota.values().length)];
    }

    private static Asked.Flow flow(final TapFlowId id, final TapServiceId service, final FilterId filter,
            final Random random) {
        final var sources = new TreeMap<String, Source>();
        IntStream.rangeClosed(0, random.nextInt(4)).forEach(nr -> sources.put("x" + nr,
            new Source.Vnic(new NicSelector.ByIfaceId("n" + random.nextInt(3)))));
        final var services = new TreeSet<>(Set.of(service));
        if (random.nextInt(3) == 0) {
            services.add(TapServiceId.of("s" + random.nextInt(3)));
        }
        return new Asked.Flow(id, random.nextBoolean(), services, sources, Direction.BOTH,
            Optional.of(filter).filter(any -> random.nextBoolean()),
            Optional.of(new TapFlowPriority(1 + random.nextInt(5))).filter(any -> random.nextBoolean()),
            Oversize.TRUNCATE, Reduction.NONE, Optional.empty());
    }

    /** Some are the same. */
    private static Sink sink(final Random random) {
        final var nic = new Sink.Nic(HostId.of("h1"), Optional.empty(), Optional.of(PortName.of("eth"
            + random.nextInt(2))));
        return switch (random.nextInt(6)) {
            case 0 -> new Sink.Vnic(new NicSelector.ByIfaceId("a" + random.nextInt(2)));
            case 1 -> nic;
            case 2 -> new Sink.Vlan(nic, 1 + random.nextInt(2), true);
            case 3 -> new Sink.Device(PortName.of("mirror" + random.nextInt(2)), Optional.empty(), 1500);
            case 4 -> new Sink.Remote(IpAddress.find("192.0.2." + random.nextInt(2)).orElseThrow(),
                new Encapsulation.Gre(Optional.empty()), Optional.empty(), 64, 0, true);
            default -> new Sink.Group(true, new TreeMap<>(Map.of(TapServiceId.of("s"
                + random.nextInt(3)), 1)));
        };
    }

    private static List<FilterRule> rules(final Random random) {
        return IntStream.rangeClosed(1, random.nextInt(6)).mapToObj(nr -> new FilterRule(nr, Verdict.ACCEPT,
            FrameCriteria.ANY, IpCriteria.ANY, TransportCriteria.ANY)).toList();
    }
}
