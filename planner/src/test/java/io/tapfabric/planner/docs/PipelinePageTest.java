package io.tapfabric.planner.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Priority;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.world.Fabric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code docs/pipeline.md} shows what the planner plans. The dumps were made by Open vSwitch; with
 * {@code -Dgolden.rewrite} they are written anew from the plan, and the page has to follow by hand.
 */
class PipelinePageTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "pipeline");
    private static final Plan PLAN = Fabric.of(Page.read(GOLDEN.resolve("world.txt"))).plan();
    private static final Page PAGE = Page.of("pipeline.md");

    @ParameterizedTest
    @ValueSource(strings = {"h1", "h2"})
    void dumpsAreWhatIsPlanned(final String host) throws IOException {
        final var planned = Dump.of(PLAN.host(HostId.of(host)));
        final var golden = GOLDEN.resolve(host + ".txt");
        if (System.getProperty("golden.rewrite") != null) {
            Files.write(golden, planned.stream().map(line -> ' ' + line).toList());
        }
        assertEquals(new TreeSet<>(planned), new TreeSet<>(dump(host)));
    }

    @Test
    void pageShowsEveryFlowOnce() {
        final var shown = PAGE.flows();
        assertEquals(Stream.concat(dump("h1").stream(), dump("h2").stream()).distinct().sorted().toList(),
            shown.stream().sorted().toList());
    }

    @Test
    void everyFlowHasItsSentence() {
        final var numbers = PAGE.numbers();
        assertEquals(IntStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers);
        numbers.forEach(number -> assertTrue(PAGE.text().contains("\n- " + number + ": "),
            "no sentence for flow " + number));
    }

    @ParameterizedTest
    @EnumSource
    void everyTableHasItsSection(final Table table) {
        assertTrue(PAGE.headings().contains("Table " + table.number() + ": " + table), table.toString());
    }

    @ParameterizedTest
    @EnumSource
    void everyRoleIsInTheCookieTable(final Cookie.Role role) {
        final var row = String.format("| `%02x` | %s |", role.ordinal(), role);
        assertTrue(PAGE.text().contains(row), "no row " + row);
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldIsExplained(final Field field) {
        assertTrue(PAGE.text().contains("| `" + field.text() + "` |"), field.text());
    }

    @Test
    void everyPriorityIsExplained() {
        List.of(Priority.TUNNELS, Priority.SINKS, Priority.OWN, Priority.CONVERSATION, Priority.EXACT,
            Priority.NOT_SAMPLED, Priority.TO_MANY_OWN, Priority.TO_MANY,
            Priority.BY_RECEIVER, Priority.BY_SENDER, Priority.VLAN_MULTICAST, Priority.MULTICAST,
            Priority.OTHER_VLANS, Priority.FILTER_DEFAULT, Priority.MISS)
            .forEach(priority -> assertTrue(PAGE.text().contains("| " + priority + " |"), "priority " + priority));
    }

    private static List<String> dump(final String host) {
        return Page.read(GOLDEN.resolve(host + ".txt")).lines().map(String::strip).toList();
    }
}
