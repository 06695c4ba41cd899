package io.tapfabric.planner.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.Filter;
import io.tapfabric.planner.model.FilterRule;
import io.tapfabric.planner.model.Fragments;
import io.tapfabric.planner.model.FrameCriteria;
import io.tapfabric.planner.model.IpCriteria;
import io.tapfabric.planner.model.PortSet;
import io.tapfabric.planner.model.Protocol;
import io.tapfabric.planner.model.TransportCriteria;
import io.tapfabric.planner.model.Verdict;
import io.tapfabric.planner.model.VlanSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What flows a filter becomes, and how few. */
class FilterFlowsTest {
    private static final TransportCriteria WORST = TransportCriteria.ports(ports("1-65534"), ports("1-65534"));

    @Test
    void looksAsInADump() {
        final var rule = Rules.rule(2, Verdict.ACCEPT, "6 10.0.0.0/8 80-81 10.1.1.1 2000-2003");
        assertEquals("""
            table=26, priority=1,reg2=0x7 cookie=0x7a9f0e0000000000 actions=drop
            table=28, priority=65534,eth_type=0x800,nw_proto=6,nw_src=10.0.0.0/8,nw_dst=10.1.1.1,ip_frag=0/0x2,\
            tcp_src=0x50/0xfffe,tcp_dst=0x7d0/0xfffc,reg2=0x7 cookie=0x7a9f0d0000000000 actions=set_field:0x1->reg3,\
            resubmit(,30)
            table=28, priority=1,reg2=0x7 cookie=0x7a9f0e0000000000 actions=drop
            """, text(FilterFlows.of(Rules.in(rule))));
    }

    @Test
    void aConjunctionWhereItIsFewer() {
        final var rule = Rules.rule(2, Verdict.REJECT, "17 ::/0 1-2 ::/0 4-6");
        assertEquals(4 + 2, FilterFlows.of(Rules.in(rule)).size(), "two by two: each with each");
        final var more = FilterFlows.of(Rules.in(Rules.rule(2, Verdict.REJECT, "17 ::/0 1-2 ::/0 4,6,8,10")));
        assertEquals("""
            table=28, priority=65534,eth_type=0x86dd,nw_proto=17,ip_frag=0/0x2,udp_src=0x1,reg2=0x7 \
            cookie=0x7a9f0e0000000000 actions=conjunction(2,1/2)
            """, text(more).lines().skip(1).findFirst().orElseThrow() + "\n");
        assertEquals(2 + 4 + 1 + 2, more.size());
        assertTrue(text(more).contains("ip_frag=0/0x2,conj_id=0x2,reg2=0x7 cookie=0x7a9f0e0000000000"
            + " actions=set_field:0x1->reg3\n"));
    }

    @Test
    void worstRuleIsAFewFlows() {
        assertEquals(2 * (30 + 30 + 1), flows(Fragments.NONE, VlanSet.ALL));
        assertEquals(2 * (30 + 30 + 1 + 1), flows(Fragments.LATER_FRAGMENTS_OF_ANY, VlanSet.ALL));
        assertEquals(2 * (30 + 30 + 22 + 1), flows(Fragments.NONE, VlanSet.of(List.of("1-4094"))));
    }

    private static int flows(final Fragments fragments, final VlanSet vlans) {
        final var worst = new FilterRule(1, Verdict.ACCEPT,
            new FrameCriteria(Optional.empty(), Optional.empty(), vlans, OptionalInt.empty()),
            new IpCriteria(Optional.empty(), Optional.of(Protocol.TCP), Optional.empty(), Optional.empty(),
                OptionalInt.empty()), WORST);
        final var filter = Rules.in(worst);
        return FilterFlows.of(new Filter(filter.id(), filter.number(), filter.in(), filter.out(), filter.otherwise(),
            fragments)).size() - 2;
    }

    @Test
    void changedRuleChangesItsOwnFlowsOnly() {
        final var rules = new ArrayList<>(IntStream.rangeClosed(1, 20).mapToObj(priority ->
            Rules.rule(10 * priority, Verdict.ACCEPT, "6 10.0.0.0/8 1000-2000 - " + priority + "-2000")).toList());
        final var before = FilterFlows.of(Rules.in(rules.toArray(FilterRule[]::new)));
        rules.set(7, Rules.rule(80, Verdict.ACCEPT, "6 10.0.0.0/8 1000-2000 - 9-2000"));
        final var changed = FilterFlows.of(Rules.in(rules.toArray(FilterRule[]::new)));
        final var change = Delta.between(before, changed);
        assertEquals(List.of("tcp_dst=0x8/0xfff8"), unlike(change.removes()));
        assertEquals(List.of("tcp_dst=0x9", "tcp_dst=0xa/0xfffe", "tcp_dst=0xc/0xfffc"),
            unlike(change.puts().keySet()));
        rules.remove(7);
        final var removed = Delta.between(changed, FilterFlows.of(Rules.in(rules.toArray(FilterRule[]::new))));
        assertTrue(removed.puts().isEmpty());
        assertTrue(removed.removes().stream().allMatch(key -> key.priority() == 65536 - 80));
    }

    private static List<String> unlike(final Iterable<FlowKey> keys) {
        final var texts = new ArrayList<String>();
        keys.forEach(key -> {
            assertEquals(65536 - 80, key.priority());
            texts.add(key.toString().replaceAll(".*(tcp_dst=[^,]*).*", "$1"));
        });
        return texts;
    }

    @Test
    void directionsAreTablesOfTheirOwn() {
        final var rule = Rules.rule(1, Verdict.ACCEPT, "6");
        final var in = FilterFlows.of(Rules.in(rule));
        final var out = FilterFlows.of(Rules.out(rule));
        assertEquals(3, in.keySet().stream().filter(key -> key.table() == Table.FILTER_IN).count());
        assertEquals(3, out.keySet().stream().filter(key -> key.table() == Table.FILTER_OUT).count());
        assertEquals(4, in.size());
    }

    private static PortSet ports(final String text) {
        return PortSet.of(List.of(text));
    }

    private static String text(final SortedMap<FlowKey, FlowEntry> flows) {
        final var text = new StringBuilder();
        flows.forEach((key, entry) -> text.append(key).append(' ').append(entry).append('\n'));
        return text.toString();
    }
}
