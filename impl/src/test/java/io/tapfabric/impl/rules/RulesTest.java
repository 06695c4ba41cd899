package io.tapfabric.impl.rules;

import static io.tapfabric.impl.rules.AskedText.asked;
import static io.tapfabric.impl.rules.AskedText.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.impl.store.Asked;
import io.tapfabric.impl.store.Unread;
import io.tapfabric.planner.model.Quota;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;

/** A line: what is stored, what is to be stored, what is said; in the notation of {@link AskedText}. */
class RulesTest {
    private static final String UNKNOWN = "data-missing tap-flow 'f': tap-service 's' does not exist; "
        + "allowed: the id of an existing tap-service";
    private static final String IN_USE = "in-use tap-service 's' is still named by tap-flow 'f'; "
        + "allowed: to delete a tap-service that no tap-flow names";
    private static final String SINK = "invalid-value tap-flow 'f': source 'x' (iface-id a) is the sink of tap-service "
        + "'s'; allowed: any NIC but the sink";
    private static final String TWICE = "data-exists tap-flow 'g': source 'x' (iface-id b) is already copied to "
        + "tap-service 's' by tap-flow 'f'; allowed: one tap-flow without priority for a source, a tap-service "
        + "and a filter";
    private static final String FREE = "; allowed: none, or 1 to 32766 where no other tap-flow has it on this source";
    private static final String TURN = "data-exists tap-flow 'g': priority 5 on source 'x' (iface-id b) is already "
        + "that of tap-flow 'f'" + FREE;
    private static final String REPEATED = "data-exists tap-flow 'f': source 'y' (iface-id b) is the same as source 'x'"
        + "; allowed: each source once";
    private static final String NO_FILTER = "data-missing tap-flow 'f': filter 'w' does not exist; allowed: the id of "
        + "an existing filter";
    private static final String NIC = "in-use tap-service 't': NIC eth1 of host h1 is already the sink of tap-service "
        + "'s'; allowed: one tap-service for a NIC of a host, or several with different VLANs on it";
    private static final String NO_CYCLE = "; allowed: tap-flows whose copies never lead back to their source";

    @ParameterizedTest(name = "[{0}] to [{1}]: {2}")
    @CsvSource(delimiter = '|', nullValues = "", quoteCharacter = '`', value = {
        "``              | ``                        | ``",
        "``              | s:a                       | ``",
        "``              | s:a f>s:b                 | ``",
        "s:a             | s:a f>s:b g>s:c           | ``",
        "s:a t:d         | s:a t:d f>s:b g>t:b       | ``",
        "s:a f>s:b       | ``                        | ``",
        // a tap-service that does not exist
        "``              | f>s:b                     | `" + UNKNOWN + "`",
        "t:a f>t:b       | t:a f>s:b                 | `" + UNKNOWN + "`",
        "s:a t:d f>t:b   | t:d f>s:b                 | `" + UNKNOWN + "`",
        // a tap-service that is needed
        "s:a f>s:b       | f>s:b                     | `" + IN_USE + "`",
        "s:a t:d f>s&t:b | s:a t:d f>s:b             | ``",
        "t:d             | t:d f>s&t:b               | `" + UNKNOWN + "`",
        "t:d f>t:b       | t:d f>t&s:b               | `" + UNKNOWN + "`",
        "s:a t:d f>t:b   | t:d f>t&s:b               | `" + UNKNOWN + "`",
        "``              | f>s&t:b                   | `" + UNKNOWN + " | data-missing tap-flow 'f': tap-service 't' "
            + "does not exist; allowed: the id of an existing tap-service`",
        "s:a t:d f>s&t:b | t:d f>s&t:b               | `" + IN_USE + "`",
        "s:a t:d f>s&t:b | f>s:b                     | `" + IN_USE + "`",
        "s:a t:d f>s&t:b | t:d f>t:b                 | ``",
        // source is sink
        "t:c             | s:a t:c f>t&s:a           | `" + SINK + "`",
        "``              | s:a f>s:a                 | `" + SINK + "`",
        "s:b f>s:a       | s:a f>s:a                 | `" + SINK + "`",
        // one source twice
        "s:a f>s:b       | s:a f>s:b g>s:b           | `" + TWICE + "`",
        "``              | s:a f>s:b g>s:b           | `" + TWICE + "`",
        "s:a f>s:b g>s:c | s:a f>s:b g>s:b           | `" + TWICE + "`",
        "s:a f>s:b,c     | s:a f>s:b,c g>s:d,b       | `data-exists tap-flow 'g': source 'y' (iface-id b) is already "
            + "copied to tap-service 's' by tap-flow 'f'; allowed: one tap-flow without priority for a source, a "
            + "tap-service and a filter`",
        "s:a f>s:=10     | s:a f>s:=10 g>s:=10-11    | ``",
        "s:a f>s:=1,=2   | s:a f>s:=1,=2 g>s:=2      | `data-exists tap-flow 'g': source 'x' (VLANs 2 on all hosts) is "
            + "already copied to tap-service 's' by tap-flow 'f'; allowed: one tap-flow without priority for a "
            + "source, a tap-service and a filter`",
        "s:a f>s:!h/b/1  | s:a f>s:!h/b/1 g>s:!h/b/2 | ``",
        "s:a f>s:!h/b    | s:a f>s:!h/b g>s:!h/b     | `data-exists tap-flow 'g': source 'x' (bridge b of host h) is "
            + "already copied to tap-service 's' by tap-flow 'f'; allowed: one tap-flow without priority for a "
            + "source, a tap-service and a filter`",
        "s:a             | s:a f>s:b,b               | `" + REPEATED + "`",
        "s:a f>s:b       | s:a f>s:b,b               | `" + REPEATED + "`",
        "s:a f>s:b       | s:a f>s:b g>s%w:b %w      | ``",
        "s:a %v %w f>s%v:b | s:a %v %w f>s%v:b g>s%w:b | ``",
        "s:a %w f>s%w:b  | s:a %w f>s%w:b g>s%w:b    | `" + TWICE + "`",
        "s:a %w f>s:b g>s%w:b | s:a %w f>s:b g>s:b   | `" + TWICE + "`",
        "s:a %w f>s:b g>s:b | s:a %w f>s:b g>s%w:b   | ``",
        "s:a f>s:b       | s:a f>s:b g>s~5:b         | ``",
        "s:a f>s~5:b     | s:a f>s~5:b g>s:b         | ``",
        "s:a f>s:b g>s~5:b | s:a f>s:b g>s:b         | `" + TWICE + "`",
        "s:a             | s:a f>s~5:b,b             | `" + REPEATED + "`",
        "s:a t:d f>s&t:b | s:a t:d f>s&t:b g>s:b     | `" + TWICE + "`",
        "s:a t:d u:e f>t&s:b | s:a t:d u:e f>t&s:b g>s&u:b | `" + TWICE + "`",
        "s:a t:d f>s:b g>t:b | s:a t:d f>s:b g>s&t:b | `" + TWICE + "`",
        "s:a t:d f>s&t:b | s:a t:d f>s&t:b g>s&t:b   | `" + TWICE + " | data-exists tap-flow 'g': source "
            + "'x' (iface-id b) is already copied to tap-service 't' by tap-flow 'f'; allowed: one tap-flow without "
            + "priority for a source, a tap-service and a filter`",
        "s:a t:d u:e f>s&t:b | s:a t:d u:e f>s&t:b g>u:b | ``",
        "s:a t:d         | s:a t:d f>s&t:b,b         | `" + REPEATED + "`",
        // one priority twice on a source
        "s:a t:d f>s&t~5:b | s:a t:d f>s&t~5:b g>t&s~5:b | `" + TURN + "`",
        "s:a t:d f>s~5:b | s:a t:d f>s~5:b g>t~5:b   | `" + TURN + "`",
        "s:a t:d f>s~5:b | s:a t:d f>s~5:b g>t~6:b   | ``",
        "s:a t:d f>s~5:b | s:a t:d f>s~5:b g>t~5:c   | ``",
        "s:a t:d f>s~5:b | s:a t:d f>s~5:b g>t:b     | ``",
        "s:a %w f>s~5:b  | s:a %w f>s~5:b g>s%w~5:b  | `" + TURN + "`",
        "s:a f>s~5:b     | s:a f>s~5:b g>s~5:b       | `" + TURN + "`",
        "s:a f>s~5:b     | s:a f>s~5:b g>s~6:b       | ``",
        "s:a t:d f>s~5:b g>t~6:b | s:a t:d f>s~5:b g>t~5:b | `" + TURN + "`",
        "s:a t:d f>s~5:b g>t~5:c | s:a t:d f>s~5:b g>t~5:b | `" + TURN + "`",
        "s:a t:d f>s~5:c g>t~5:b | s:a t:d f>s~5:b g>t~5:b | `data-exists tap-flow 'f': priority 5 on source 'x' "
            + "(iface-id b) is already that of tap-flow 'g'" + FREE + "`",
        "s:a t:d f>s~5:b g>t~6:b | s:a t:d f>s~6:b g>t~5:b | ``",
        "s:a t:d f>s~5:b,c | s:a t:d f>s~5:b,c g>t~5:e,c | `data-exists tap-flow 'g': priority 5 on source 'y' "
            + "(iface-id c) is already that of tap-flow 'f'" + FREE + "`",
        "s:a t:d f>s~32766:!h/b/1 | s:a t:d f>s~32766:!h/b/1 g>t~32766:!h/b/1 | `data-exists tap-flow 'g': priority "
            + "32766 on source 'x' (bridge b of host h, VLANs 1) is already that of tap-flow 'f'" + FREE + "`",
        "s:a t:d f>s~5:!h/b/1 | s:a t:d f>s~5:!h/b/1 g>t~5:!h/b/2 | ``",
        // filters
        "s:a             | s:a %w f>s%w:b g>s%w:c    | ``",
        "s:a %w f>s%w:b  | s:a f>s:b                 | ``",
        "s:a %w %v f>s%w:b | s:a %v f>s%v:b          | ``",
        "s:a %w f>s%w:b  | s:a                       | ``",
        "s:a f>s:b       | s:a f>s%w:b               | `" + NO_FILTER + "`",
        "s:a %v f>s%v:b  | s:a %v f>s%w:b            | `" + NO_FILTER + "`",
        "s:a %w          | s:a f>s%w:b               | `" + NO_FILTER + "`",
        "s:a %w f>s%w:b g>s%w:c | s:a f>s%w:b g>s%w:c | `in-use filter 'w' is still named by tap-flow 'f', 'g'; "
            + "allowed: to delete a filter that no tap-flow names`",
        "s:a %w f>s%w:b  | s:a f>s%w:b,c             | `in-use filter 'w' is still named by tap-flow 'f'; allowed: to "
            + "delete a filter that no tap-flow names`",
        "s:a f>s%w:b     | s:a f>s%w:b g>s:c         | ``",
        // a NIC of a host for two tap-services
        "s:#h1/eth1      | s:#h1/eth1 t:#h1/eth2     | ``",
        "s:#h1/eth1      | s:#h1/eth1 t:#h2/eth1     | ``",
        "s:#h1/eth1      | s:#h1/eth1 t:#h1/eth1     | `" + NIC + "`",
        "t:#h1/eth2 s:#h1/eth1 | t:#h1/eth1 s:#h1/eth1 | `" + NIC + "`",
        "s:#h1/00:00:00:00:00:0A | s:#h1/00:00:00:00:00:0A t:#h1/00:00:00:00:00:0a | `in-use tap-service 't': NIC "
            + "00:00:00:00:00:0a of host h1 is already the sink of tap-service 's'; allowed: one tap-service for a NIC "
            + "of a host, or several with different VLANs on it`",
        "s:#h1/eth1 t:#h1/eth1 | s:#h1/eth1 t:#h1/eth1 f>t:b | ``",
        // cycles
        "s:b t:c u:a f>s:a | s:b t:c u:a f>s:a g>t&u:b | `in-use tap-flow 'g': source 'x' would close the cycle "
            + "iface-id b → iface-id a → iface-id b, by tap-flow 'g', 'f'" + NO_CYCLE + "`",
        "s:b t:c f>s:a   | s:b t:c f>s:a g>t:b       | ``",
        "s:b t:a f>s:a   | s:b t:a f>s:a g>t:b       | `in-use tap-flow 'g': source 'x' would close the cycle iface-id "
            + "b → iface-id a → iface-id b, by tap-flow 'g', 'f'" + NO_CYCLE + "`",
        "s:b t:c f>s:a g>t:b | s:b t:a f>s:a g>t:b   | `in-use tap-flow 'g': source 'x' would close the cycle iface-id "
            + "b → iface-id a → iface-id b, by tap-flow 'g', 'f'" + NO_CYCLE + "`",
        "s:b t:c u:a f>s:a g>t:b | s:b t:c u:a f>s:a g>t:b h>u:d,c | `in-use tap-flow 'h': source 'y' would close the "
            + "cycle iface-id c → iface-id a → iface-id b → iface-id c, by tap-flow 'h', 'f', 'g'" + NO_CYCLE + "`",
        "s:@b/00:00:00:00:00:01 t:@a f>s:@a | s:@b/00:00:00:00:00:01 t:@a f>s:@a g>t:@b | `in-use tap-flow 'g': source "
            + "'x' would close the cycle guest b → guest a → guest b, by tap-flow 'g', 'f'" + NO_CYCLE + "`",
        "``              | s:@a/00:00:00:00:00:01 f>s:@a/00:00:00:00:00:02 | `in-use tap-flow 'f': source 'x' would "
            + "close the cycle guest a → guest a, by tap-flow 'f'" + NO_CYCLE + "`",
        "``              | s:@a f>s:@a               | `invalid-value tap-flow 'f': source 'x' (guest a) is the sink "
            + "of tap-service 's'; allowed: any NIC but the sink`",
        "s:#h1/eth1 t:a  | s:#h1/eth1 t:a f>s:a g>t:=5,!h1/br | ``",
        // what was stored before the rule does not stand in the way
        "f>s:b           | f>s:b                     | ``",
        "f>s:b           | f>s:b t:d g>t:b           | ``",
        "s:a f>s:a       | s:a f>s:a g>s:b           | ``",
        "s:a f>s:b g>s:b | s:a f>s:b g>s:b h>s:c     | ``",
        "s:a f>s:b g>s:b | s:a f>s:b                 | ``",
        "s:a f>s:b,c g>s:b | s:a f>s:b,d g>s:b       | ``",
        "s:a f>s:b,b     | s:a f>s:b,b,c             | ``",
        "s:a t:d f>s~5:b g>t~5:b | s:a t:d f>s~5:b g>t~5:b h>t~6:b | ``",
        "s:b t:a f>s:a g>t:b | s:b t:a f>s:a g>t:b h>s:c | ``",
        "s:b t:a f>s:a g>t:b | s:b t:a f>s:a,c g>t:b | ``",
        "f>s:b           | s:a f>s:b                 | ``",
    })
    void saysWhatAChangeWouldBreak(final String before, final String after, final String said) {
        assertEquals(said == null ? "" : said, say(asked(before), asked(after)));
    }

    @ParameterizedTest
    @CsvSource({
        "mac fa:16:3e:00:00:01, FA:16:3E:00:00:01",
        "port tap0 of host h1, h1/tap0",
        "iface-id a, a",
    })
    void knowsTheSameNicNamedAlike(final String shown, final String nic) {
        assertEquals("invalid-value tap-flow 'f': source 'x' (" + shown + ") is the sink of tap-service 's'; "
            + "allowed: any NIC but the sink",
            say(Asked.NOTHING, asked("s:" + nic.toLowerCase(Locale.ROOT) + " f>s:" + nic)));
    }

    @Test
    void namesAFewTapFlowsAndCountsTheRest() {
        final var flows = " f1>s:b f2>s:c f3>s:d f4>s:e f5>s:f";
        assertEquals("in-use tap-service 's' is still named by tap-flow 'f1', 'f2', 'f3' and 2 more; allowed: to "
            + "delete a tap-service that no tap-flow names", say(asked("s:a" + flows), asked(flows)));
    }

    @Test
    void namesBothEndsOfALongChain() {
        final var chain = new StringBuilder();
        for (int nr = 0; nr < 2000; nr++) {
            chain.append(" s" + nr + ":n" + (nr + 1) + " f" + nr + ">s" + nr + ":n" + nr);
        }
        assertEquals("", say(Asked.NOTHING, asked(chain.toString())));
        final var said = say(asked(chain.toString()), asked(chain + " t:n0 g>t:n2000"));
        assertEquals("in-use tap-flow 'g': source 'x' would close the cycle iface-id n2000 → iface-id n0 → iface-id n1 "
            + "→ iface-id n2 → iface-id n3 → … 1992 more … → iface-id n1996 → iface-id n1997 → iface-id n1998 → "
            + "iface-id n1999 → iface-id n2000, by tap-flow 'g', 'f0', 'f1', 'f2', 'f3', … 1991 more …, 'f1995', "
            + "'f1996', 'f1997', 'f1998', 'f1999'" + NO_CYCLE, said);
    }

    /** Law: cycles are refused exactly when there is one, as told by walking on and on. */
    @Test
    void refusesExactlyWhatClosesACycle() {
        int refused = 0;
        for (long seed = 0; seed < 500; seed++) {
            final var random = new Random(seed);
            final var hops = new TreeSet<String>();
            final var text = new StringBuilder();
            for (int nr = 0; nr < 6; nr++) {
                final int from = random.nextInt(6);
                final int to = (from + 1 + random.nextInt(5)) % 6;
                if (hops.add(from + ">" + to)) {
                    text.append(" s" + nr + ":n" + to + " f" + nr + ">s" + nr + ":n" + from);
                }
            }
            final boolean cycle = IntStream.range(0, 6).anyMatch(node -> returns(hops, node));
            assertEquals(cycle, !say(Asked.NOTHING, asked(text.toString())).isEmpty(), "seed " + seed + text);
            refused += cycle ? 1 : 0;
        }
        assertTrue(refused > 50 && refused < 450, "refused " + refused);
    }

    private static boolean returns(final Set<String> hops, final int node) {
        Set<Integer> reached = Set.of(node);
        for (int step = 0; step < 6; step++) {
            final var here = reached;
            reached = hops.stream().filter(hop -> here.contains(hop.charAt(0) - '0')).map(hop -> hop.charAt(2) - '0')
                .collect(Collectors.toSet());
            if (reached.contains(node)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void saysWhichValueMeansNothing() {
        final var wrong = Unread.Wrong.value(Optional.of(new Unread.Where("source", "x")), "vlan", "30-20",
            "it is a VLAN");
        final var after = new Asked(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), Quota.defaults(),
            new TreeSet<>(Set.of(new Unread("tap-flow", "f", Optional.of(wrong)))));
        assertEquals("invalid-value tap-flow 'f': source 'x' vlan '30-20' is not allowed: it is a VLAN",
            say(Asked.NOTHING, after));
        assertEquals("", say(after, after));
        assertEquals("", say(Asked.NOTHING, new Asked(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(),
            Quota.defaults(), new TreeSet<>(Set.of(new Unread("tap-flow", "f", Optional.empty()))))));
    }

    /** The path of an error leads to what has the value: one outside of lists is the tap-flow's own. */
    @Test
    void saysWhereTheValueIs() {
        final var burst = Unread.Wrong.value(Optional.empty(), "rate-limit burst", "5", "it is more");
        final var ip = Unread.Wrong.value(Optional.empty(), "ip", "x", "it is an address");
        assertEquals("tap-flow f", last(new Violation.WrongValue("tap-flow", "f", burst)));
        assertEquals("sink", last(new Violation.WrongValue("tap-service", "s", ip)));
    }

    private static String last(final Violation violation) {
        return violation.path().getLastPathArgument() instanceof NodeIdentifierWithPredicates entry
            ? entry.getNodeType().getLocalName() + " " + entry.values().iterator().next()
            : violation.path().getLastPathArgument().getNodeType().getLocalName();
    }

    @Test
    void saysWhichRuleOfAFilterMeansNothing() {
        final var wrong = new Unread.Wrong(Optional.of(new Unread.Where("in", "10")), "DSCP 64, allowed 0 to 63");
        final var after = new Asked(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), Quota.defaults(),
            new TreeSet<>(Set.of(new Unread("filter", "w", Optional.of(wrong)))));
        assertEquals("invalid-value filter 'w': in '10': DSCP 64, allowed 0 to 63", say(Asked.NOTHING, after));
        assertEquals("", say(after, after));
    }
}
