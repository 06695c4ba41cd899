package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapfabric.testbed.FaultModel.Flow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What must hold in a run of faults whenever nothing is cut and all daemons are up.
 */
final class FaultChecks {
    /** A host that was cut off or restarted is heard of again within this. */
    private static final Duration BACK = Duration.ofSeconds(40);
    private static final int SHOWN = 12;

    private final Hosts hosts;
    private final Restconf restconf;
    private final FaultModel model;
    private final FaultFurniture furniture;

    FaultChecks(final Scenario scenario, final FaultModel model, final FaultFurniture furniture) {
        hosts = scenario.hosts();
        restconf = scenario.restconf();
        this.model = model;
        this.furniture = furniture;
    }

    /** The controller sees what the model says, and every host holds what it must; others' things are as they were. */
    void settled() {
        awaitNone("states", this::stateDifferences);
        awaitNone("plans", () -> onAll(this::planDifferences));
        assertEquals(List.of(), onAll(furniture::differences), "what others have");
    }

    /** Waits until a host holds again what it held, as Open vSwitch itself shows it. */
    void repaired(final String damage, final Snapshot before) {
        awaitNone("repair of " + damage, () -> differences(before.ours(), Snapshot.of(hosts, before.host()).ours()));
    }

    /** Hosts are free of what the controller made, but for brtap and what it holds without tap-flows. */
    void nothingLeft() {
        awaitNone("left behind", () -> onAll(host -> Snapshot.of(hosts, host).ours().stream()
            .filter(line -> !line.startsWith("flow ")).filter(line -> !Snapshot.name(line).equals("brtap"))
            .filter(line -> !line.startsWith("controller ")).filter(line -> !line.contains("gre")).toList()));
    }

    static void awaitNone(final String what, final Supplier<List<String>> differences) {
        await(what).atMost(BACK).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50)).untilAsserted(() ->
            assertEquals(List.of(), differences.get().stream().limit(SHOWN).toList(), what));
    }

    private static List<String> differences(final List<String> expected, final List<String> found) {
        return Stream.concat(expected.stream().filter(line -> !found.contains(line)).map(line -> "- " + line),
            found.stream().filter(line -> !expected.contains(line)).map(line -> "+ " + line)).toList();
    }

    private static List<String> onAll(final Function<String, List<String>> check) {
        return FaultModel.HOSTS.parallelStream().map(check).flatMap(Collection::stream).toList();
    }

    private List<String> planDifferences(final String host) {
        final var entries = restconf.invoke("tapfabric:show-host",
            "{\"tapfabric:input\": {\"host\": \"%s\"}}".formatted(hosts.systemId(host))).orFail().json()
            .path("tapfabric:output").path("entry");
        return stream(entries).filter(entry -> !entry.path("same").asBoolean()).map(entry -> host + " " + entry)
            .toList();
    }

    private List<String> stateDifferences() {
        final var state = restconf.state("tapfabric:taps-state").orFail().json().path("tapfabric:taps-state");
        final var generation = state.path("generation").asLong();
        final var found = new ArrayList<String>();
        FaultModel.HOSTS.forEach(host -> {
            final var node = entry(state.path("host"), hosts.systemId(host));
            if (!node.path("ovsdb-connected").asBoolean() || !node.path("openflow-connected").asBoolean()
                    || node.path("generation-applied").asLong() != generation) {
                found.add(host + " generation " + generation + " " + node);
            }
        });
        model.flows().values().forEach(flow -> check(flow, entry(state.path("tap-flow"), flow.id()), found));
        return found;
    }

    private void check(final Flow flow, final JsonNode node, final List<String> found) {
        final var sinks = model.serviceOf(flow).sink().places();
        final var missing = new TreeSet<String>();
        if (sinks.isEmpty()) {
            missing.add("sink-not-found");
        }
        for (var nr = 0; nr < flow.sources().size(); nr++) {
            final var places = flow.sources().get(nr).places(model.vms());
            if (places.isEmpty()) {
                missing.add("source-not-found");
            }
            compare(flow, "source " + nr, places, places(entry(node.path("source"), "s" + nr).path("place")), found);
        }
        compare(flow, "sinks", sinks, places(node.path("sink")), found);
        final var problems = new TreeSet<>(node.path("problem").findValuesAsText("code"));
        problems.removeAll(Scenario.LATE);
        compare(flow, "problems", missing, problems, found);
    }

    private static void compare(final Flow flow, final String what, final Set<String> expected,
            final Set<String> actual, final List<String> found) {
        if (!Set.copyOf(expected).equals(Set.copyOf(actual))) {
            found.add(flow.id() + " " + what + ": " + actual + ", not " + expected);
        }
    }

    private Set<String> places(final JsonNode list) {
        final Map<String, String> names = FaultModel.HOSTS.stream().collect(Collectors.toMap(hosts::systemId, h -> h));
        return stream(list).map(place -> names.getOrDefault(place.path("host").asText(), "?"))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode entry(final JsonNode list, final String id) {
        return stream(list).filter(node -> node.path("id").asText().equals(id)).findFirst()
            .orElseGet(() -> list.path("none"));
    }

    private static Stream<JsonNode> stream(final JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
