package io.tapfabric.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Many random steps on four hosts: guests and sinks come, go and move, daemons end, links are cut, intents change and
 * foreign hands meddle. Whenever nothing is broken, every host equals its plan, each packet is copied as often as the
 * definition says, and what others have is as it was. {@code -Dfaults.seed=N} runs the same steps again,
 * {@code -Dfaults.steps=N} so many of them.
 */
@EndToEnd
class FaultRunTest {
    private static final System.Logger LOG = System.getLogger(FaultRunTest.class.getName());
    private static final long SEED = Long.getLong("faults.seed", System.currentTimeMillis());
    private static final int STEPS = Integer.getInteger("faults.steps", 200);
    private static final int VMS = 8;
    private static final int SINKS = 4;
    private static final int VLAN = 10;
    /** How many of the last steps are told when a run fails. */
    private static final int TOLD = 25;

    private final Random random = new Random(SEED);
    private final List<String> told = new ArrayList<>();
    private int checked;

    /** A kind of step, and how likely it is. */
    private record Kind(int weight, Supplier<Optional<String>> step) {
    }

    @Test
    @DisplayName("random faults, moves, changes and meddling on four hosts")
    void survives(final Scenario scenario) {
        LOG.log(Level.INFO, "faults.seed=" + SEED);
        final long begin = System.nanoTime();
        List.of("h3", "h4").forEach(scenario::connect);
        final var model = new FaultModel(nics(scenario, VMS).map(Nic::vm).toList(),
            nics(scenario, SINKS).map(Nic::sink).toList());
        final var furniture = new FaultFurniture(scenario.hosts());
        final var traffic = new FaultTraffic(scenario.hosts(), model);
        scenario.atEnd(traffic::close);
        final var intents = new FaultIntents(scenario, model);
        scenario.atEnd(intents::deleteAll);
        final var checks = new FaultChecks(scenario, model, furniture);
        final var steps = new FaultSteps(scenario, model, furniture, traffic, checks, random);
        final var wishes = new FaultWishes(model, intents, random);
        try {
            begin(model, steps, wishes);
            run(kinds(model, steps, wishes), new Round(model, checks, traffic));
            tell("at the end: " + mendAll(model, steps));
            new Round(model, checks, traffic).check(true);
            intents.deleteAll();
            checks.nothingLeft();
        } catch (AssertionError | ConditionTimeoutException | IllegalStateException e) {
            throw new AssertionError("-Dfaults.seed=%d -Dfaults.steps=%d fails after%n  %s%n%s".formatted(SEED, STEPS,
                String.join("\n  ", told.subList(Math.max(0, told.size() - TOLD), told.size())), e.getMessage()), e);
        } finally {
            mendAll(model, steps);
            List.copyOf(furniture.pieces()).forEach(furniture::remove);
        }
        LOG.log(Level.INFO, "faults.seed=%d: %d steps in %d s; %d checks, %d copies counted, %d pings repeated"
            .formatted(SEED, STEPS, (System.nanoTime() - begin) / 1_000_000_000, checked, traffic.counted(),
                traffic.disturbed()));
    }

    /** Everybody is somewhere, and some are watched. */
    private void begin(final FaultModel model, final FaultSteps steps, final FaultWishes wishes) {
        wishes.services();
        model.nics().forEach(nic -> steps.plug(List.of(nic)).ifPresent(this::tell));
        IntStream.range(0, SINKS).forEach(nr -> wishes.create().ifPresent(this::tell));
    }

    /** What happens after a step. */
    private final class Round {
        private final FaultModel model;
        private final FaultChecks checks;
        private final FaultTraffic traffic;

        Round(final FaultModel model, final FaultChecks checks, final FaultTraffic traffic) {
            this.model = model;
            this.checks = checks;
            this.traffic = traffic;
        }

        /** Checks all that must hold; right after something was broken, Open vSwitch may take a while. */
        void check(final boolean mended) {
            checks.settled();
            checked++;
            final var able = model.vms().stream().filter(vm -> vm.places().size() == 1).toList();
            final var pairs = able.stream().flatMap(sender -> able.stream()
                .filter(other -> other != sender && other.vlan() == sender.vlan()).map(other -> List.of(sender, other)))
                .collect(Collectors.toCollection(ArrayList::new));
            Collections.shuffle(pairs, random);
            if (random.nextInt(4) > 0) {
                pairs.sort(Comparator.comparing(pair -> model.copies(pair.get(0), pair.get(1)).isEmpty()));
            }
            pairs.stream().limit(1 + random.nextInt(2)).forEach(pair -> {
                if (mended) {
                    FaultChecks.awaitNone("copies", () -> {
                        checks.settled();
                        return traffic.differences(pair.get(0), pair.get(1));
                    });
                } else {
                    assertEquals(List.of(), traffic.differences(pair.get(0), pair.get(1)));
                }
            });
        }
    }

    private void run(final List<Kind> kinds, final Round round) {
        var mended = false;
        for (var nr = 1; nr <= STEPS; nr++) {
            final var what = step(kinds);
            tell("%d %s %s".formatted(nr, what, round.model.broken()));
            mended |= !round.model.settled();
            if (round.model.settled()) {
                round.check(mended);
                mended = false;
            }
        }
    }

    /** Takes a step of some kind that is possible now. */
    private String step(final List<Kind> kinds) {
        final var bag = kinds.stream().flatMap(kind -> Collections.nCopies(kind.weight, kind).stream()).toList();
        return Stream.generate(() -> bag.get(random.nextInt(bag.size())).step.get()).flatMap(Optional::stream)
            .findFirst().orElseThrow();
    }

    private static List<Kind> kinds(final FaultModel model, final FaultSteps steps, final FaultWishes wishes) {
        return List.of(new Kind(14, () -> steps.plug(model.vms())), new Kind(4, () -> steps.stop(model.vms())),
            new Kind(6, () -> steps.arrive(model.vms())), new Kind(12, steps::leave),
            new Kind(10, () -> steps.plug(model.sinks())), new Kind(2, () -> steps.stop(model.sinks())),
            new Kind(4, () -> steps.arrive(model.sinks())), new Kind(7, steps::breakSomething),
            new Kind(30, steps::mend), new Kind(8, steps::damage), new Kind(4, steps::furnish),
            new Kind(2, steps::clear), new Kind(10, wishes::create), new Kind(4, wishes::turn),
            new Kind(3, wishes::toggle), new Kind(4, wishes::watchOther), new Kind(4, wishes::delete),
            new Kind(2, wishes::toggleService), new Kind(1, steps::restartController));
    }

    private void tell(final String what) {
        told.add(what);
        LOG.log(Level.INFO, what);
    }

    private static String mendAll(final FaultModel model, final FaultSteps steps) {
        final var mended = new ArrayList<String>();
        while (!model.settled()) {
            steps.mend().ifPresent(mended::add);
        }
        return String.join(", ", mended);
    }

    private static Stream<Guest> nics(final Scenario scenario, final int count) {
        return IntStream.range(0, count).mapToObj(nr -> scenario.guest("h1",
            nr % 2 == 0 ? OptionalInt.empty() : OptionalInt.of(VLAN)));
    }
}
