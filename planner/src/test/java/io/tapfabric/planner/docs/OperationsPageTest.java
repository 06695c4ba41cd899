package io.tapfabric.planner.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.FilterRule;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.Problem.Code;
import io.tapfabric.planner.model.Quota;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.model.TapFlowPriority;
import io.tapfabric.planner.plan.Limits;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/operations.md} has a section for every problem, and the limits as they are. */
class OperationsPageTest {
    private static final Page PAGE = Page.of("operations.md");
    private static final Map<Problem.Effect, String> STATES = Map.of(Problem.Effect.WAITS, "PENDING",
        Problem.Effect.DEGRADES, "DEGRADED", Problem.Effect.FORBIDS, "REJECTED");

    @ParameterizedTest
    @EnumSource
    void everyProblemHasItsSection(final Code code) {
        final var begin = "\n### " + text(code) + "\n\n" + STATES.get(code.effect()) + ". ";
        assertTrue(PAGE.text().contains(begin), "no section that begins with " + begin);
    }

    @Test
    void theModelHasTheSameProblems() {
        final var model = Page.read(Path.of("..", "api", "src", "main", "yang", "tapfabric.yang"));
        final var codes = model.substring(model.indexOf("typedef problem-code"), model.indexOf("grouping"));
        assertEquals(Stream.of(Code.values()).map(OperationsPageTest::text).sorted().toList(),
            Pattern.compile("enum ([a-z-]+)").matcher(codes).results().map(found -> found.group(1)).sorted().toList());
    }

    @Test
    void limitsAreAsTheyAre() {
        limit(Limits.MIRRORS_PER_BRIDGE, "Limits.MIRRORS_PER_BRIDGE");
        limit(Limits.RESUBMITS, "Limits.RESUBMITS");
        limit(Limits.ACTION_OCTETS, "Limits.ACTION_OCTETS");
        limit(TapFlowNumber.MAX, "TapFlowNumber.MAX");
        limit(FilterNumber.MAX, "FilterNumber.MAX");
        assertTrue(PAGE.text().contains("| " + FilterRule.FIRST + " to " + FilterRule.LAST + " | `FilterRule.LAST` |"));
        assertTrue(PAGE.text().contains("| " + TapFlowPriority.FIRST + " to " + TapFlowPriority.LAST
            + " | `TapFlowPriority.LAST` |"));
    }

    @ParameterizedTest
    @EnumSource
    void everyQuotaHasItsLine(final Quota quota) {
        assertTrue(PAGE.text().contains("| `" + quota + "` | " + quota.otherwise() + " |"), quota.toString());
    }

    private static void limit(final int value, final String constant) {
        assertTrue(PAGE.text().contains("| " + value + " | `" + constant + "` |"), constant);
    }

    private static String text(final Code code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
