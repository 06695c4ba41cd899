package io.tapfabric.planner.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.world.Fabric;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens where one packet would lead to too many copies. */
class CopiesUsedUpTest {
    private static final int LIMIT = Limits.RESUBMITS / 2;
    private static final int MANY = 1000;

    private final StringBuilder text = new StringBuilder("host h1\nport h1 brtap probe\n");
    private int tapFlows;

    /** So many more tap-flows, each with a tap-service of its own: several of one may not copy the same port. */
    private CopiesUsedUpTest taps(final int count, final String direction, final String port) {
        for (int more = 0; more < count; more++) {
            tapFlows++;
            line("tap-service s%d port=h1/probe", tapFlows);
            line("tap-flow %d f%d %s port=%s to=s%d", tapFlows, tapFlows, direction, port, tapFlows);
        }
        return this;
    }

    private CopiesUsedUpTest line(final String line, final Object... values) {
        text.append(String.format(line, values)).append('\n');
        return this;
    }

    /** The numbers of the tap-flows that are turned away for this reason, and for no other. */
    private List<Integer> rejected() {
        return Fabric.of(text.toString()).plan().flows().values().stream().filter(flow -> !flow.planned())
            .peek(flow -> assertEquals(List.of(Problem.Code.COPIES_USED_UP),
                flow.allProblems().stream().map(Problem::code).toList()))
            .map(flow -> flow.flow().number().value()).sorted().toList();
    }

    @Test
    void whatAPortSendsIsCopiedUpToTheLimit() {
        line("port h1 br-int a").line("port h1 br-int b").taps(LIMIT, "OUT", "h1/a");
        assertEquals(List.of(), rejected());
        taps(1, "OUT", "h1/a").taps(LIMIT, "OUT", "h1/b").taps(1, "OUT", "h1/b");
        assertEquals(List.of(LIMIT + 1, 2 * LIMIT + 2), rejected());
    }

    /** To SAMPLE and to RATE it is one resubmit more each; where its length matters, there are 72 octets of actions. */
    @ParameterizedTest
    @CsvSource({"sample=8,900", "rate=9/9,900", "truncate=96,666", "rate=9/9 truncate=96,545",
        "sample=8 rate=9/9 truncate=96,540"})
    void whatIsReducedTakesMoreEach(final String reduction, final int fit) {
        line("port h1 br-int a").taps(fit, "OUT", "h1/a " + reduction);
        assertEquals(List.of(), rejected());
        taps(1, "OUT", "h1/a " + reduction);
        assertEquals(List.of(fit + 1), rejected());
    }

    @Test
    void theSentenceNamesBridgeAndLimits() {
        line("port h1 br-int a").taps(LIMIT + 1, "OUT", "h1/a");
        final var problems = Fabric.of(text.toString()).plan().flows().values().stream()
            .flatMap(flow -> flow.allProblems().stream()).toList();
        assertEquals(List.of(new Problem(Problem.Code.COPIES_USED_UP, "bridge br-int of host h1",
            "With this tap-flow one packet on bridge br-int of host h1 would lead to more copies than the 2700"
                + " resubmits and 48000 octets of actions that are kept for them, and after more Open vSwitch may drop"
                + " the packet itself. Delete or disable tap-flows of the same source, or others of its VLANs that"
                + " have IN.")),
            problems);
    }

    @Test
    void oneTapFlowLessLetsTheNextIn() {
        line("port h1 br-int a").taps(LIMIT + 2, "OUT", "h1/a");
        assertEquals(List.of(LIMIT + 1, LIMIT + 2), rejected());
        final var deleted = Fabric.of(text.toString().replaceFirst("tap-flow 7 .*", "")).plan();
        final var disabled = Fabric.of(text.toString().replaceFirst("(tap-flow 7 .*)", "$1 disabled")).plan();
        for (var plan : List.of(deleted, disabled)) {
            assertEquals(LIMIT, plan.flows().values().stream().filter(TapFlowPlan::planned).count());
            assertTrue(plan.flows().values().stream().anyMatch(flow -> flow.planned()
                && flow.flow().number().value() == LIMIT + 1));
        }
    }

    @Test
    void whatPortsOfOneVlanReceiveIsCountedTogether() {
        line("port h1 br-int a access=10").line("port h1 br-int b access=10 mac=02:00:00:00:00:0b")
            .line("port h1 br-int c access=20").line("port h1 br-int d trunk=20,30");
        taps(LIMIT - 1, "IN", "h1/a").taps(1, "IN", "h1/b").taps(1, "IN", "h1/a").taps(1, "IN", "h1/b");
        taps(LIMIT, "IN", "h1/c").taps(1, "IN", "h1/d");
        assertEquals(List.of(LIMIT + 1, LIMIT + 2, 2 * LIMIT + 3), rejected());
    }

    @Test
    void whatOnePortSendsOthersReceive() {
        line("port h1 br-int a access=10").line("port h1 br-int b access=10").line("port h1 br-int c access=20");
        taps(200, "OUT", "h1/a").taps(LIMIT - 200, "IN", "h1/b").taps(1, "OUT", "h1/a").taps(1, "IN", "h1/b");
        taps(1, "OUT", "h1/b").taps(1, "OUT", "h1/c").taps(1, "IN", "h1/c");
        assertEquals(List.of(LIMIT + 1, LIMIT + 2), rejected());
    }

    @Test
    void aPortThatCarriesAllVlansIsPartOfEach() {
        line("port h1 br-int a access=10").line("port h1 br-int b access=20").line("port h1 br-int all");
        taps(LIMIT - 100, "IN", "h1/a").taps(100, "IN", "h1/all").taps(1, "IN", "h1/a").taps(1, "IN", "h1/b");
        taps(1, "OUT", "h1/all").taps(1, "OUT", "h1/b").taps(1, "OUT", "h1/a").taps(1, "IN", "h1/all");
        assertEquals(List.of(LIMIT + 1, LIMIT + 3, LIMIT + 5, LIMIT + 6), rejected());
    }

    @Test
    void aPacketMayPassAllBridgesOfAHost() {
        line("host h2").line("port h1 br-int a access=10").line("port h1 br-ex b access=20")
            .line("port h2 br-ex c access=20").line("port h2 brtap probe").line("tap-service far port=h2/probe");
        taps(LIMIT - 1, "OUT", "h1/a").taps(1, "IN", "h1/b").taps(1, "IN", "h1/b").taps(1, "OUT", "h1/a");
        line("tap-flow %d far BOTH port=h2/c to=far", tapFlows + 1);
        assertEquals(List.of(LIMIT + 1, LIMIT + 2), rejected());
    }

    @Test
    void aThousandOfABridgeArePossible() {
        final var ports = IntStream.range(0, MANY).mapToObj(nr -> String.format("v%d", nr)).toList();
        final var sends = new CopiesUsedUpTest();
        final var several = new CopiesUsedUpTest();
        final var together = new CopiesUsedUpTest();
        ports.forEach(port -> {
            final int nr = Integer.parseInt(port.substring(1));
            final var line = String.format("port h1 br-int %s mac=02:00:00:00:%02x:%02x", port, nr / 256, nr % 256);
            sends.line(line).taps(1, "OUT", "h1/" + port);
            together.line(line).taps(1, "BOTH", "h1/" + port);
            several.line(line + " access=" + (1 + nr % 4)).taps(1, "BOTH", "h1/" + port);
        });
        assertEquals(List.of(), sends.rejected());
        assertEquals(List.of(), several.rejected());
        assertEquals(List.of(), together.rejected());
        assertFalse(together.line("port h1 br-int all").taps(MANY, "IN", "h1/all").rejected().isEmpty());
    }
}
