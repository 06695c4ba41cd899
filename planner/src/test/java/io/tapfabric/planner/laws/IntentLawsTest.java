package io.tapfabric.planner.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.explain.Rows;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.Problem.Effect;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.plan.TapFlowPlan;
import io.tapfabric.planner.state.Assessment;
import io.tapfabric.planner.world.Fabric;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What becomes of tap-flows, in every fabric. */
class IntentLawsTest {
    @Test
    void aTapFlowIsPlannedOrHasAProblemOrIsDisabled() {
        Tries.of((fabric, text, random) -> fabric.plan().flows().values().forEach(flow -> {
            final boolean open = flow.on() && flow.destinations().values().stream()
                .anyMatch(to -> !to.sinks().isEmpty() && !blocked(to.problems()));
            flow.parts().forEach(part ->
                assertEquals(open && !blocked(part.problems()), part.planned(), flow::toString));
        }));
    }

    private static boolean blocked(final Collection<Problem> problems) {
        return problems.stream().anyMatch(problem -> problem.code().effect() != Effect.DEGRADES);
    }

    @Test
    void everyIntentIsAnswered() {
        Tries.of((fabric, text, random) -> {
            assertEquals(fabric.intents().flows().keySet(), fabric.plan().flows().keySet());
            assertEquals(fabric.intents().services().keySet(), fabric.plan().services().keySet());
            assertEquals(fabric.inventory().hosts().keySet(), fabric.plan().hosts().keySet());
        });
    }

    /** The commit refuses them; what an older version left in the data store is planned all the same. */
    @Test
    void intentsThatBreakTheRulesAreAnsweredToo() {
        Tries.of((fabric, text, random) -> {
            final var sink = text.lines().filter(line -> line.startsWith("tap-service"))
                .map(line -> line.split(" ")[2]).findFirst().orElseThrow();
            final var broken = Fabric.of(text.lines().map(line -> broken(line, sink, random))
                .collect(Collectors.joining("\n")));
            final var plan = broken.plan();
            assertEquals(broken.intents().flows().keySet(), plan.flows().keySet());
            assertEquals(plan.flows().keySet(), Assessment.of(plan, Collections.emptySortedMap()).flows().keySet());
            broken.intents().flows().values().stream()
                .filter(flow -> Collections.disjoint(broken.intents().services().keySet(), flow.services()))
                .forEach(flow -> assertFalse(plan.flows().get(flow.id()).planned(), flow::toString));
        });
    }

    private static String broken(final String line, final String sink, final Random random) {
        if (!line.startsWith("tap-flow")) {
            return line;
        }
        return switch (random.nextInt(3)) {
            case 0 -> line.replaceAll("to=\\S+", "to=nowhere");
            case 1 -> line.replaceAll("port=\\S+", sink);
            default -> line;
        };
    }

    @Test
    void codeAndSubjectTellProblemsApart() {
        Tries.of((fabric, text, random) -> fabric.plan().flows().values().forEach(flow -> assertEquals(
            flow.allProblems().size(), flow.allProblems().stream().map(problem -> problem.code() + problem.subject())
                .distinct().count(), flow::toString)));
    }

    @Test
    void itDoesNotMatterInWhichOrderThingsCame() {
        Tries.of((fabric, text, random) -> assertEquals(fabric.plan(), shuffled(text, random).plan()));
    }

    @Test
    void itDoesNotMatterWhatWasPlannedBefore() {
        Tries.of((fabric, text, random) -> {
            final var before = fabric.plan();
            shuffled(text.replace("BOTH", "OUT"), random).plan();
            assertEquals(before, fabric.plan());
        });
    }

    @Test
    void anotherTapFlowChangesNothingForTheOthers() {
        Tries.of((fabric, text, random) -> {
            final var lines = text.lines().toList();
            final var before = Fabric.of(String.join("\n", lines.subList(0, lines.size() - 1))).plan();
            final var after = fabric.plan();
            before.flows().forEach((id, flow) -> assertEquals(flow, after.flows().get(id)));
            mirrors(before).forEach(mirror -> assertTrue(mirrors(after).contains(mirror), mirror));
            before.hosts().forEach((id, host) ->
                assertTrue(after.host(id).flows().keySet().containsAll(host.flows().keySet())));
        });
    }

    @Test
    void oneTapFlowLessLeavesTheOthersPlanned() {
        Tries.of((fabric, text, random) -> {
            final var lines = new ArrayList<>(text.lines().toList());
            final int tapFlows = fabric.intents().flows().size();
            lines.remove(lines.size() - 1 - random.nextInt(tapFlows));
            Fabric.of(String.join("\n", lines)).plan().flows().forEach((id, flow) -> {
                final var before = fabric.plan().flows().get(id).parts();
                for (int part = 0; part < before.size(); part++) {
                    assertTrue(!before.get(part).planned() || flow.parts().get(part).planned(), flow::toString);
                }
            });
        });
    }

    @Test
    void disabledTapFlowsLeaveNothingOnAnyHost() {
        Tries.of((fabric, text, random) -> {
            final var none = Fabric.of(text.replaceAll("(tap-flow .*)", "$1 disabled")).plan();
            final var empty = Fabric.of(text.replaceAll("tap-flow .*", "")).plan();
            assertEquals(empty.hosts(), none.hosts());
            assertFalse(none.flows().values().stream().anyMatch(TapFlowPlan::planned));
        });
    }

    /** Each port that a mirror selects, as a text. */
    private static List<String> mirrors(final Plan plan) {
        return plan.hosts().entrySet().stream().flatMap(host -> Rows.of(host.getValue()).mirrors()
            .flatMap(mirror -> java.util.stream.Stream.concat(
                mirror.outOf().stream().map(port -> host.getKey() + " " + mirror.name() + " out of " + port),
                mirror.into().stream().map(port -> host.getKey() + " " + mirror.name() + " into " + port)))).toList();
    }

    /** The same fabric, told in another order; hosts first. */
    private static Fabric shuffled(final String text, final Random random) {
        final var hosts = text.lines().filter(line -> line.startsWith("host")).collect(Collectors.toList());
        final var others = text.lines().filter(line -> !line.startsWith("host")).collect(Collectors.toList());
        Collections.shuffle(hosts, random);
        Collections.shuffle(others, random);
        return Fabric.of(String.join("\n", hosts) + "\n" + String.join("\n", others));
    }
}
