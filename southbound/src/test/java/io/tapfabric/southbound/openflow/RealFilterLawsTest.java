package io.tapfabric.southbound.openflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.net.InetAddresses;
import io.tapfabric.planner.filter.FilterFlows;
import io.tapfabric.planner.filter.FirstMatch;
import io.tapfabric.planner.filter.Frame;
import io.tapfabric.planner.filter.RandomFrames;
import io.tapfabric.planner.filter.RandomRules;
import io.tapfabric.planner.filter.Seed;
import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.Filter;
import io.tapfabric.planner.model.FilterRule;
import io.tapfabric.planner.model.Ipv6Address;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Verdict;
import io.tapfabric.southbound.LinkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A real Open vSwitch does with a packet what a filter's rules say, for 3,000 packets at random. Port p1 leads to the
 * rules for what is sent, p2 to those for what is received.
 */
class RealFilterLawsTest extends AbstractRealTest {
    private static final int FILTERS = 30;
    private static final int RULES = 12;
    private static final int PACKETS = 100;

    private final Seed seed = Seed.pick();
    private final Random random = seed.random();
    private final RandomRules rules = new RandomRules(random);
    private final RandomFrames frames = new RandomFrames(random);

    @Test
    void aSwitchDoesWhatRulesSay() {
        seed.check(() -> assertEquals(List.of(), differences(true)));
    }

    /** The other test can see: rules in another order are another filter. */
    @Test
    void rulesInAnotherOrderDiffer() {
        seed.check(() -> assertTrue(!differences(false).isEmpty(), "nobody sees it"));
    }

    private List<String> differences(final boolean asTheyAre) {
        final var differences = new ArrayList<String>();
        int accepted = 0;
        try (var tracer = ovs.tracer()) {
            for (int i = 0; i < FILTERS; i++) {
                final var filter = rules.filter(1, RULES);
                hold(asTheyAre ? filter : reversed(filter));
                for (int packet = 0; packet < PACKETS; packet++) {
                    final boolean in = random.nextBoolean();
                    final var frame = frames.frame(in ? filter.in() : filter.out());
                    final var said = in ? new FirstMatch(filter).in(frame) : new FirstMatch(filter).out(frame);
                    final var trace = tracer.trace("in_port=" + (in ? 2 : 1) + "," + text(frame));
                    if (said != (trace.contains("Datapath actions: drop") ? Verdict.REJECT : Verdict.ACCEPT)) {
                        differences.add((in ? "IN " : "OUT ") + frame + " of " + filter + ":\n" + trace);
                    }
                    accepted += said == Verdict.ACCEPT ? 1 : 0;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertTrue(accepted > FILTERS * PACKETS / 10 && accepted < FILTERS * PACKETS * 9 / 10,
            "too few of one verdict: " + accepted + " accepted");
        return differences;
    }

    /** Lets the switch hold a filter, and nothing else. */
    private static void hold(final Filter filter) {
        try {
            final var flows = new ArrayList<WireFlow>();
            FilterFlows.of(filter).forEach((key, entry) -> flows.add(Flows.ENCODER.encode(key, entry).orElseThrow()));
            flows.add(lead("p1", filter, Table.FILTER_OUT));
            flows.add(lead("p2", filter, Table.FILTER_IN));
            flows.add(Flows.encoded(Table.SESSION, 1, Match.ANY, new Action.Output(PortName.of("p3"))));
            link.apply(Flows.removes(new TreeSet<>(link.readFlows().keySet())));
            link.apply(Flows.puts(flows));
        } catch (LinkException e) {
            throw new IllegalStateException(filter.toString(), e);
        }
    }

    private static WireFlow lead(final String port, final Filter filter, final Table table) {
        return Flows.encoded(Table.INPUT, 1, Match.in(PortName.of(port)),
            new Action.SetField(Field.FILTER, filter.number().value()), new Action.Resubmit(table));
    }

    /** The same rules, the last first. */
    private static Filter reversed(final Filter filter) {
        return new Filter(filter.id(), filter.number(), reversed(filter.in()), reversed(filter.out()),
            filter.otherwise(), filter.fragments());
    }

    private static List<FilterRule> reversed(final List<FilterRule> rules) {
        return rules.stream().map(rule -> rule.at(FilterRule.FIRST + FilterRule.LAST - rule.priority())).toList();
    }

    /** A frame as a trace takes it: in the notation of flows. */
    private static String text(final Frame frame) {
        final var words = new ArrayList<String>();
        final var fields = frame.packet().fields();
        fields.forEach((field, value) -> word(field, value, fields.getOrDefault(next(field), 0L)).forEach(words::add));
        return String.join(",", words);
    }

    private static Field next(final Field field) {
        return Field.values()[Math.min(field.ordinal() + 1, Field.values().length - 1)];
    }

    private static List<String> word(final Field field, final long value, final long next) {
        return switch (field) {
            case VLAN_VID -> value == 0 ? List.of() : List.of("vlan_tci=0x" + Long.toHexString(value));
            case IPV6_SRC_HIGH, IPV6_DST_HIGH -> List.of(field.text() + "="
                + new Ipv6Address(value, next));
            case IPV6_SRC_LOW, IPV6_DST_LOW -> List.of();
            case IP_FRAGMENT -> value == 0 ? List.of() : List.of("nw_frag=" + (value == 1 ? "first" : "later"));
            case IP_DSCP -> List.of("nw_tos=" + 4 * value);
            case ETH_SRC, ETH_DST -> List.of(field.text() + "=" + new MacAddress(value));
            case IPV4_SRC, IPV4_DST -> List.of(field.text() + "="
                + InetAddresses.fromInteger((int) value).getHostAddress());
            default -> List.of(field.text() + "=0x" + Long.toHexString(value));
        };
    }
}
