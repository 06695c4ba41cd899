package io.tapfabric.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsStateBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.FilterBuilder;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint32;

class FilterCommandsTest extends AbstractShellTest {
    private static final TapsState USED = new TapsStateBuilder().setFilter(BindingMap.of(new FilterBuilder()
        .setId(new Id("w")).setNumber(Uint32.valueOf(7)).setTapFlow(Set.of(new Id("f10"), new Id("f2"))).build()))
        .build();

    @BeforeEach
    void filter() throws Exception {
        shell.run("tap:filter-create w");
    }

    @Test
    void newFilterRejectsAll() throws Exception {
        assertEquals("w | - | reject | none | 0 | 0 | -", row(shell.run("tap:filter-list"), "w"));
        assertEquals("there is a filter 'w' already: change it with tap:filter-update, or take another id",
            shell.failure("tap:filter-create w"));
    }

    @Test
    void showsRulesInTheOrderOfDecision() throws Exception {
        add("--direction in --priority 100 --action accept");
        add("--direction in --priority 20 --action reject --protocol tcp --source-port 80,443,1000-2000 "
            + "--tcp-flags-set syn,fin --tcp-flags-unset ack --source-prefix fd00::/64 --dscp 46");
        add("--direction OUT --priority 3 --action accept --protocol icmp --icmp-type 8 --icmp-code 0 --family ipv4 "
            + "--destination-prefix 10.0.0.0/8");
        add("--direction OUT --priority 4 --action accept --source-mac 02:00:00:00:00:01/ff:ff:ff:ff:ff:ff "
            + "--destination-mac 02:00:00:00:00:02 --vlan-id 10,20-30 --ethertype 0x806");
        add("--direction OUT --priority 20 --action reject --protocol 17 --destination-port 53");
        report(USED);
        assertEquals("""
            id           w
            name         -
            description  -
            default      reject
            fragments    none
            number       7
            tap-flows    f10, f2
            OUT 3        accept: family ipv4, protocol icmp, destination-prefix 10.0.0.0/8, icmp-type 8, icmp-code 0
            OUT 4        accept: source-mac 02:00:00:00:00:01/ff:ff:ff:ff:ff:ff, destination-mac 02:00:00:00:00:02, \
            vlan-id 10,20-30, ethertype 0x0806
            OUT 20       reject: protocol 17, destination-port 53
            IN 20        reject: protocol tcp, source-prefix fd00::/64, dscp 46, source-port 80,443,1000-2000, \
            tcp-flags-set fin,syn, tcp-flags-unset ack
            IN 100       accept: everything
            """, shell.run("tap:filter-show w"));
        assertEquals("w | - | reject | none | 3 | 2 | 2", row(shell.run("tap:filter-list"), "w"));
    }

    @Test
    void updateKeepsTheRules() throws Exception {
        add("--direction OUT --priority 3 --action accept");
        shell.run("tap:filter-update w --name n --desc text --default accept --fragments later-fragments-of-any");
        final var text = shell.run("tap:filter-show w");
        assertEquals("name | n", row(text, "name"));
        assertEquals("description | text", row(text, "description"));
        assertEquals("default | accept", row(text, "default"));
        assertEquals("fragments | later-fragments-of-any", row(text, "fragments"));
        assertEquals("OUT 3 | accept: everything", row(text, "OUT 3"));
        shell.run("tap:filter-update w --default reject");
        assertEquals("w | n | reject | later-fragments-of-any | 1 | 0 | -", row(shell.run("tap:filter-list"), "w"));
        assertEquals("nothing to change: give at least one option; --help shows them",
            shell.failure("tap:filter-update w"));
    }

    @Test
    void rulesComeAndGo() throws Exception {
        add("--direction OUT --priority 3 --action accept");
        add("--direction IN --priority 3 --action accept");
        add("--direction IN --priority 5 --action accept");
        assertEquals("filter 'w' has a rule IN 3 already: give another --priority, or --replace",
            shell.failure("tap:filter-rule-add w --direction IN --priority 3 --action reject"));
        add("--direction IN --priority 3 --action reject --replace");
        assertEquals("IN 3 | reject: everything", row(shell.run("tap:filter-show w"), "IN 3"));
        assertEquals("filter 'w' has no rule IN 4: it has 3, 5",
            shell.failure("tap:filter-rule-delete w 3 4 --direction IN"));
        shell.run("tap:filter-rule-delete w 3 5 --direction IN");
        assertEquals("w | - | reject | none | 1 | 0 | -", row(shell.run("tap:filter-list"), "w"));
        assertEquals("filter 'w' has no rule IN 3: it has none",
            shell.failure("tap:filter-rule-delete w 3 --direction IN"));
        assertEquals("OUT 3 | accept: everything", row(shell.run("tap:filter-show w"), "OUT 3"));
    }

    @Test
    void wordsOfTheModelAndShorterOnes() throws Exception {
        add("--direction OUT --priority 1 --action accept --protocol udp --source 10.0.0.0/8 --destination 10.1.0.0/16 "
            + "--source-ports 1-2 --destination-ports 3 --vlan 7");
        assertEquals("OUT 1 | accept: vlan-id 7, protocol udp, source-prefix 10.0.0.0/8, destination-prefix "
            + "10.1.0.0/16, source-port 1-2, destination-port 3", row(shell.run("tap:filter-show w"), "OUT 1"));
    }

    @Test
    void wrongOptionsAreExplained() throws Exception {
        assertEquals("--direction is needed", shell.failure("tap:filter-rule-add w --priority 1 --action accept"));
        assertEquals("--priority is needed", shell.failure("tap:filter-rule-add w --direction IN --action accept"));
        assertEquals("--action is needed", shell.failure("tap:filter-rule-add w --direction IN --priority 1"));
        assertEquals("--direction 'BOTH' is not allowed: it is IN or OUT",
            shell.failure("tap:filter-rule-add w --direction BOTH --priority 1 --action accept"));
        assertEquals("--priority '0' is not allowed: priority is 1 (first) to 65534 (last)",
            shell.failure("tap:filter-rule-add w --direction IN --priority 0 --action accept"));
        assertEquals("--default 'drop' is not allowed: it is accept or reject",
            shell.failure("tap:filter-update w --default drop"));
        assertEquals("give the filter's id and the priorities of the rules; tap:filter-show shows them",
            shell.failure("tap:filter-rule-delete w --direction IN"));
        assertEquals("priority 'x' is not allowed: priority is 1 (first) to 65534 (last)",
            shell.failure("tap:filter-rule-delete w x --direction IN"));
        assertEquals("there is no filter 'x': tap:filter-list shows what there is",
            shell.failure("tap:filter-rule-add x --direction IN --priority 1 --action accept"));
    }

    @Test
    void severalAreDeletedTogetherOrNone() throws Exception {
        shell.run("tap:filter-create v");
        shell.failure("tap:filter-delete v x");
        assertEquals("v | - | reject | none | 0 | 0 | -", row(shell.run("tap:filter-list"), "v"));
        shell.run("tap:filter-delete v w");
        assertEquals("no row w", row(shell.run("tap:filter-list"), "w"));
    }

    @Test
    void jsonHasTheFilterAndWhatIsKnownOfIt() throws Exception {
        add("--direction IN --priority 3 --action accept --protocol tcp --destination-port 80");
        shell.run("tap:filter-create other");
        report(USED);
        final var json = shell.run("tap:filter-show w --json");
        assertTrue(json.contains("\"destination-port\"") && json.contains("\"number\": 7"), json);
        assertTrue(!json.contains("other"), json);
    }

    @Test
    void listIsChosen() throws Exception {
        shell.run("tap:filter-create other --name web");
        assertEquals("no row w", row(shell.run("tap:filter-list --search web"), "w"));
        assertTrue(!shell.complete("tap:filter-list --").contains("--state"), "a filter has no state");
    }

    private void add(final String options) throws Exception {
        assertEquals("", shell.run("tap:filter-rule-add w " + options));
    }
}
