package io.tapfabric.impl.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import io.tapfabric.planner.state.QuotaUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotasTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "SOURCES_PER_TAP_FLOW        | 10    | tap-flow 'f0'",
        "PRIORITIES_PER_SOURCE       | 3     | iface-id n0",
        "IN_RULES_PER_FILTER         | 10    | filter 'w'",
        "OUT_RULES_PER_FILTER        | 10    | filter 'w'",
        "TAP_FLOWS_PER_FILTER        | 1000  | filter 'w'",
        "TAP_FLOWS_PER_VNIC_SINK     | 10    | iface-id a",
        "TAP_FLOWS_PER_HOST_NIC_SINK | 200   | NIC eth1 of host h1",
        "TAP_FLOWS_PER_REMOTE_SINK   | 200   | collector 192.0.2.9 by VXLAN",
        "TAP_FLOWS_PER_VLAN_SINK     | 200   | VLAN 9 on NIC eth1 of host h1",
        "TAP_FLOWS_PER_DEVICE_SINK   | 200   | device mirror0 of every host",
        "TAP_FLOWS_PER_GROUP_SINK    | 200   | group of m",
        "TAP_FLOWS                   | 20000 | all tap-flows",
    })
    void refusesGrowthBeyond(final Quota quota, final int limit, final String user) {
        final var full = using(quota, limit, limit);
        assertEquals("", say(using(quota, 0, limit), full));
        assertEquals("resource-denied quota " + quota + " of " + user + " is " + limit + ", with " + limit
            + " in use; it would be " + (limit + 1) + "; allowed: " + limit + ", or a higher quota",
            say(full, using(quota, limit + 1, limit)));
        assertEquals(limit, quota.otherwise());
        assertEquals("", say(full, using(quota, limit + 1, limit + 1)), "a higher one, in the same change");
        assertEquals("", say(full, using(quota, limit + 1, Quota.UNLIMITED)));
        final var over = using(quota, limit + 5, Quota.UNLIMITED);
        assertEquals("", say(over, using(quota, limit + 5, limit)), "what is there stays");
        assertEquals("", say(using(quota, limit + 5, limit), using(quota, limit + 4, limit)), "and may become less");
        assertEquals("resource-denied quota " + quota + " of " + user + " is " + limit + ", with " + (limit + 5)
            + " in use; it would be " + (limit + 6) + "; allowed: " + limit + ", or a higher quota",
            say(using(quota, limit + 5, limit), using(quota, limit + 6, limit)));
        assertEquals(new QuotaUse(quota, limit, limit, Optional.of(user)), Usage.most(full).get(quota));
        assertEquals(new QuotaUse(quota, 0, 0, Optional.empty()), Usage.most(using(quota, 0, 0)).get(quota));
    }

    /** A tap-flow to a group is a use of each member; one to both counts at the member once for each. */
    @Test
    void membersOfAGroupAreUsed() {
        final var after = AskedText.asked("s:a t:#h/eth1 g:&s,t f>g:b k>g:c l>s:d");
        final var most = Usage.most(after);
        assertEquals(new QuotaUse(Quota.TAP_FLOWS_PER_GROUP_SINK, 200, 2, Optional.of("group of s, t")),
            most.get(Quota.TAP_FLOWS_PER_GROUP_SINK));
        assertEquals(new QuotaUse(Quota.TAP_FLOWS_PER_VNIC_SINK, 10, 3, Optional.of("iface-id a")),
            most.get(Quota.TAP_FLOWS_PER_VNIC_SINK));
        assertEquals(new QuotaUse(Quota.TAP_FLOWS_PER_HOST_NIC_SINK, 200, 2, Optional.of("NIC eth1 of host h")),
            most.get(Quota.TAP_FLOWS_PER_HOST_NIC_SINK));
    }

    @Test
    void switchedOffCountsToo() {
        final var full = using(Quota.TAP_FLOWS, 2, 2);
        assertEquals(2, Usage.most(full).get(Quota.TAP_FLOWS).most());
        assertTrue(full.flows().values().stream().noneMatch(Asked.Flow::enabled));
    }

    /** A tap-flow counts at each of its sinks, once. */
    @Test
    void countsEachSinkOfATapFlow() {
        final var services = new TreeMap<TapServiceId, TapService>();
        final var a = new Sink.Vnic(new NicSelector.ByIfaceId("a"));
        final var nic = new Sink.Nic(HostId.of("h1"), Optional.empty(), Optional.of(PortName.of("eth1")));
        Map.of("s", a, "same", a, "t", nic).forEach((id, sink) ->
            services.put(TapServiceId.of(id), new TapService(TapServiceId.of(id), true, sink)));
        final var flows = new TreeMap<TapFlowId, Asked.Flow>();
        using(Quota.TAP_FLOWS, 2, 2).flows().forEach((id, flow) -> flows.put(id, new Asked.Flow(id, true,
            services.navigableKeySet(), flow.sources(), Direction.BOTH, Optional.empty(), Optional.empty(),
            Oversize.TRUNCATE, Reduction.NONE, Optional.empty())));
        final var most = Usage.most(new Asked(new TreeMap<>(), services, flows, Quota.defaults(), new TreeSet<>()));
        assertEquals(new QuotaUse(Quota.TAP_FLOWS_PER_VNIC_SINK, 10, 2, Optional.of("iface-id a")),
            most.get(Quota.TAP_FLOWS_PER_VNIC_SINK));
        assertEquals(new QuotaUse(Quota.TAP_FLOWS_PER_HOST_NIC_SINK, 200, 2, Optional.of("NIC eth1 of host h1")),
            most.get(Quota.TAP_FLOWS_PER_HOST_NIC_SINK));
    }

    private static String say(final Asked before, final Asked after) {
        return Rules.violations(before, after).stream()
            .map(violation -> violation.tag().elementBody() + " " + violation.sentence())
            .collect(Collectors.joining(" | "));
    }

    /** What uses so much of a quota; of all others nobody has set anything but no limit. */
    private static Asked using(final Quota quota, final int use, final long limit) {
        final var quotas = new TreeMap<>(Quota.defaults());
        quotas.replaceAll((other, otherwise) -> other == quota ? limit : Quota.UNLIMITED);
        final var filters = new TreeMap<FilterId, Asked.Filter>();
        final var filter = FilterId.of("w");
        filters.put(filter, new Asked.Filter(filter, rules(quota == Quota.IN_RULES_PER_FILTER ? use : 0),
            rules(quota == Quota.OUT_RULES_PER_FILTER ? use : 0), Verdict.REJECT, Fragments.NONE));
        final var services = new TreeMap<TapServiceId, TapService>();
        final var service = TapServiceId.of("s");
        services.put(service, new TapService(service, true, sink(quota)));
        final var member = TapServiceId.of("m");
        services.put(member, new TapService(member, true, new Sink.Vnic(new NicSelector.ByIfaceId("b"))));
        final var flows = new TreeMap<TapFlowId, Asked.Flow>();
        final boolean bySource = quota == Quota.SOURCES_PER_TAP_FLOW;
        final boolean byRule = quota == Quota.IN_RULES_PER_FILTER || quota == Quota.OUT_RULES_PER_FILTER;
        for (int nr = 0; !byRule && nr < (bySource ? Math.min(use, 1) : use); nr++) {
            final var id = TapFlowId.of("f" + nr);
            final var sources = new TreeMap<String, Source>();
            IntStream.range(0, bySource ? use : 1).forEach(source -> sources.put("x" + source,
                new Source.Vnic(new NicSelector.ByIfaceId("n" + source))));
            final boolean first = quota == Quota.PRIORITIES_PER_SOURCE;
            if (!first && !bySource) {
                sources.put("x0", new Source.Vnic(new NicSelector.ByIfaceId("m" + nr)));
            }
            flows.put(id, new Asked.Flow(id, false, new TreeSet<>(Set.of(service)), sources, Direction.BOTH,
                quota == Quota.TAP_FLOWS_PER_FILTER ? Optional.of(filter) : Optional.empty(),
                first ? Optional.of(new TapFlowPriority(nr + 1)) : Optional.empty(), Oversize.TRUNCATE,
                Reduction.NONE, Optional.empty()));
        }
        return new Asked(filters, services, flows, quotas, new TreeSet<>());
    }

    private static Sink sink(final Quota quota) {
        final var nic = new Sink.Nic(HostId.of("h1"), Optional.empty(), Optional.of(PortName.of("eth1")));
        return switch (quota) {
            case TAP_FLOWS_PER_HOST_NIC_SINK -> nic;
            case TAP_FLOWS_PER_VLAN_SINK -> new Sink.Vlan(nic, 9, true);
            case TAP_FLOWS_PER_REMOTE_SINK -> new Sink.Remote(IpAddress.find("192.0.2.9").orElseThrow(),
                new Encapsulation.Vxlan(Optional.empty(), Optional.of(4789)), Optional.empty(), 64, 0, true);
            case TAP_FLOWS_PER_DEVICE_SINK -> new Sink.Device(PortName.of("mirror0"), Optional.empty(), 1500);
            case TAP_FLOWS_PER_GROUP_SINK ->
                new Sink.Group(true, new TreeMap<>(Map.of(TapServiceId.of("m"), 1)));
            default -> new Sink.Vnic(new NicSelector.ByIfaceId("a"));
        };
    }

    private static List<FilterRule> rules(final int count) {
        return IntStream.rangeClosed(1, count).mapToObj(nr -> new FilterRule(nr, Verdict.ACCEPT,
            FrameCriteria.ANY, IpCriteria.ANY, TransportCriteria.ANY)).toList();
    }
}
