package io.tapfabric.impl.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.impl.store.Asked;
import io.tapfabric.impl.store.AskedReader;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapServiceId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeModification;

class RuleCohortTest {
    /** The last ones mean nothing. */
    private static final List<String> RULES = List.of("protocol=tcp", "source-prefix=10.0.0.0/8", "dscp=1",
        "family=ipv4", "source-port=80", "source-prefix=10.0.0.1/8");

    private final GuardedTree tree = new GuardedTree();

    @Test
    void refusesWithTagPathAndSentence() throws Exception {
        final var refusal = tree.commit(change -> GuardedTree.putFlow(change, "f", "s", "p")).orElseThrow();
        final var sentence = "tap-flow 'f': tap-service 's' does not exist; allowed: the id of an existing tap-service";
        assertEquals("data-missing: " + sentence, refusal.getMessage());
        assertEquals(sentence, refusal.getErrorList().get(0).getMessage());
        assertEquals(ErrorTag.DATA_MISSING, refusal.getErrorList().get(0).getTag());
        assertEquals(Paths.serviceOf(TapFlowId.of("f"), TapServiceId.of("s")), refusal.getPath());
        assertEquals(Optional.empty(), tree.stored());
    }

    @Test
    void refusesAnAddressThatIsNone() throws Exception {
        final var refusal = tree.commit(change -> {
            GuardedTree.putService(change, "s", "q");
            GuardedTree.putGuest(change, "f", "s", "10.0.0");
        }).orElseThrow();
        assertEquals("invalid-value: tap-flow 'f': source 'x' ip '10.0.0' is not allowed: it is an IPv4 or IPv6 "
            + "address without a zone", refusal.getMessage());
        assertEquals(Paths.source(io.tapfabric.planner.model.TapFlowId.of("f"), "x"), refusal.getPath());
        assertEquals(Optional.empty(), tree.commit(change -> {
            GuardedTree.putService(change, "s", "q");
            GuardedTree.putGuest(change, "f", "s", "fd00::1");
        }));
    }

    @Test
    void takesServiceAndFlowInOneCommit() throws Exception {
        assertEquals(Optional.empty(), tree.commit(change -> {
            GuardedTree.putFlow(change, "f", "s", "p");
            GuardedTree.putService(change, "s", "q");
        }));
    }

    @Test
    void tellsUpToTenOfManyErrors() throws Exception {
        final var refusal = tree.commit(change -> {
            for (int nr = 0; nr < 20; nr++) {
                GuardedTree.putFlow(change, "f" + nr, "s", "p" + nr);
            }
        }).orElseThrow();
        assertEquals(10, refusal.getErrorList().size());
    }

    /** Law: what is stored keeps every rule after any sequence of commits, and a refused commit stores nothing. */
    @Test
    void keepsTheRulesWhateverIsTried() throws Exception {
        int refused = 0;
        long turns = 0;
        final var tags = new TreeSet<String>();
        for (long seed = 0; seed < 30; seed++) {
            final var random = new Random(seed);
            final var guarded = new GuardedTree();
            for (int step = 0; step < 60; step++) {
                final var before = guarded.stored();
                final var refusal = guarded.commit(changes(random));
                final var after = new AskedReader().read(guarded.stored());
                assertTrue(Rules.violations(Asked.NOTHING, after).isEmpty(), "seed " + seed + " step " + step);
                if (refusal.isPresent()) {
                    refused++;
                    turns += refusal.orElseThrow().getErrorList().stream()
                        .filter(error -> error.getMessage().contains("priority ")
                            && error.getTag().equals(ErrorTag.DATA_EXISTS)).count();
                    refusal.orElseThrow().getErrorList().stream()
                        .filter(error -> error.getMessage().contains("filter '"))
                        .forEach(error -> tags.add(error.getTag().elementBody()));
                    assertEquals(before, guarded.stored(), "seed " + seed + " step " + step);
                }
            }
        }
        assertTrue(refused > 100 && refused < 1700, "refused " + refused);
        assertEquals("[data-missing, in-use, invalid-value]", tags.toString(), "for the sake of filters");
        assertTrue(turns > 10, "for the sake of priorities " + turns);
    }

    private static Consumer<DataTreeModification> changes(final Random random) {
        return change -> {
            for (int nr = random.nextInt(3); nr >= 0; nr--) {
                final var flow = "f" + random.nextInt(5);
                final var service = "s" + random.nextInt(3);
                final var filter = "w" + random.nextInt(3);
                switch (random.nextInt(11)) {
                    case 0 -> GuardedTree.deleteService(change, service);
                    case 1 -> GuardedTree.deleteFlow(change, flow);
                    case 2 -> GuardedTree.deleteFilter(change, filter);
                    case 3 -> GuardedTree.putFilter(change, filter, random.nextBoolean() ? "in" : "out",
                        1 + random.nextInt(3), RULES.get(random.nextInt(RULES.size())));
                    case 4 -> GuardedTree.putFlow(change, flow, service, "p" + random.nextInt(6));
                    case 5 -> {
                        GuardedTree.putFlow(change, flow, service, "p" + random.nextInt(6));
                        GuardedTree.putFilterOf(change, flow, filter);
                    }
                    case 6 -> {
                        GuardedTree.putFlow(change, flow, service, "p" + random.nextInt(6));
                        GuardedTree.putPriorityOf(change, flow, 1 + random.nextInt(2));
                    }
                    case 7, 8 -> GuardedTree.putService(change, service, "p" + random.nextInt(6));
                    default -> GuardedTree.putFlow(change, flow, service, "p" + random.nextInt(6));
                }
            }
        };
    }
}
