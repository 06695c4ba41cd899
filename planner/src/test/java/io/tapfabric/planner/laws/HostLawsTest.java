package io.tapfabric.planner.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.explain.Rows;
import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Cookie.Role;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Meter;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.TapFlow;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.plan.HostPlan;
import io.tapfabric.planner.plan.Limits;
import io.tapfabric.planner.plan.Names;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.plan.TapFlowPlan;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.world.Fabric;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What hosts are told to hold, in every fabric. */
class HostLawsTest {
    private static final Set<Role> SHARED =
        EnumSet.of(Role.MISS, Role.INPUT, Role.SOURCE, Role.MULTICAST, Role.LEFT_OUT);
    private static final Set<Role> TOO_LONG = EnumSet.of(Role.TRUNCATED, Role.TOO_LONG);
    /** Tables that a host may do without. */
    private static final Set<Table> OPTIONAL = EnumSet.of(Table.SAMPLE, Table.RATE, Table.SPREAD,
        Table.SLOT, Table.MEMBER);
    /** Longer names Open vSwitch cuts in OpenFlow. */
    private static final int NAME = 15;

    @Test
    void everyCookieLeadsToATapFlowOrASharedRole() {
        Tries.of((fabric, text, random) -> {
            final var plan = fabric.plan();
            final var planned = plan.flows().values().stream().filter(TapFlowPlan::planned)
                .map(flow -> flow.flow().number().value()).collect(Collectors.toSet());
            flows(plan, (key, entry) -> {
                final var cookie = entry.cookie();
                assertEquals(Optional.of(cookie), Cookie.find(cookie.bits()));
                assertTrue(cookie.number() == 0 ? SHARED.contains(cookie.role()) : planned.contains(cookie.number()),
                    () -> key + " " + entry);
            });
        });
    }

    /** What is shortened on its way into a tunnel and to a sink here is counted there only. */
    @Test
    void everyMeterHasItsFlowAndWhatIsTooLongItsMeter() {
        Tries.of((fabric, text, random) -> fabric.plan().hosts().values().forEach(host -> {
            final var used = new TreeMap<Integer, Meter>();
            host.flows().forEach((key, entry) -> {
                final boolean shortened = entry.cookie().role() == Cookie.Role.SHORTENED;
                final boolean limited = key.table() == Table.RATE && key.priority() > 0;
                final boolean again = shortened && key.table() == Table.SINK && Optional.ofNullable(host.flows().get(
                    new FlowKey(Table.TUNNEL, key.priority(), key.match()))).filter(before ->
                        before.cookie().role() == Cookie.Role.SHORTENED).isPresent();
                assertEquals(shortened && !again || limited || TOO_LONG.contains(entry.cookie().role()),
                    entry.meter().isPresent(), entry::toString);
                entry.meter().ifPresent(id -> {
                    final var number = new TapFlowNumber(entry.cookie().number());
                    final var wanted = flow(fabric, number).reduction();
                    used.put(id, limited ? new Meter.Limiter(number, wanted.rate().orElseThrow()) : shortened
                        ? new Meter.Shortening(key.table() == Table.TUNNEL, number, wanted.truncate().orElseThrow())
                        : new Meter.TooLong(Meter.Kind.of(key.table(), entry.cookie().role()), number));
                });
            });
            assertEquals(used, host.meters());
        }));
    }

    private static TapFlow flow(final Fabric fabric, final TapFlowNumber number) {
        return fabric.intents().flows().values().stream().filter(flow -> flow.number().equals(number)).findFirst()
            .orElseThrow();
    }

    /** Else it would drop what is none of its tap-flow's copies. */
    @Test
    void whatMayDropIsReachedByACloneOnly() {
        Tries.of((fabric, text, random) -> flows(fabric.plan(), (key, entry) ->
            assertFalse(entry.actions().contains(new Action.Resubmit(Table.RATE)), entry::toString)));
    }

    @Test
    void onlyAPresentTagIsTakenOff() {
        Tries.of((fabric, text, random) -> flows(fabric.plan(), (key, entry) -> {
            if (entry.actions().contains(new Action.PopVlan())) {
                final var vlan = Optional.ofNullable(key.match().fields().get(Field.VLAN_VID));
                assertTrue(vlan.filter(bits -> (bits.value() & Field.VLAN_PRESENT) != 0).isPresent(), key::toString);
            }
        }));
    }

    @Test
    void everyTableCountsWhatNothingElseTakes() {
        Tries.of((fabric, text, random) -> fabric.plan().hosts().values().forEach(host -> {
            if (!host.rows().isEmpty()) {
                Stream.of(Table.values()).forEach(table ->
                    assertTrue(host.flows().containsKey(new FlowKey(table, 0, Match.ANY)) || OPTIONAL.contains(table)
                        && host.flows().keySet().stream().noneMatch(key -> key.table() == table), table::toString));
            }
        }));
    }

    @Test
    void namesFit() {
        Tries.of((fabric, text, random) -> fabric.plan().hosts().values().forEach(host -> Stream.concat(
            Rows.of(host).ports().map(port -> port.name().value()), Rows.of(host).mirrors().map(Row.Mirror::name))
            .forEach(name -> assertTrue(name.length() <= NAME, name))));
    }

    @Test
    void othersPortsAndMirrorsAreLeftAlone() {
        Tries.of((fabric, text, random) -> hosts(fabric, (host, plan) -> {
            Rows.of(plan).bridges().forEach(bridge -> assertEquals(Names.TAP_BRIDGE, bridge.name()));
            final var others = ports(host).filter(port -> !port.ours()).map(Port::name).collect(Collectors.toSet());
            Rows.of(plan).ports().forEach(port -> assertFalse(others.contains(port.name()), port::toString));
            Rows.of(plan).mirrors().forEach(mirror -> assertTrue(ours(plan).contains(mirror.output().orElseThrow())));
            Rows.of(plan).mirrors().forEach(mirror -> assertFalse(host.bridges().get(mirror.bridge()).foreignMirrors()
                .contains(mirror.name()), mirror::toString));
        }));
    }

    @Test
    void flowsNamePortsThatAreOrWillBeOnBrtap() {
        Tries.of((fabric, text, random) -> hosts(fabric, (host, plan) -> {
            final var known = Rows.of(plan).ports().filter(port -> port.bridge().equals(Names.TAP_BRIDGE))
                .map(Row.TapPort::name).collect(Collectors.toSet());
            Optional.ofNullable(host.bridges().get(Names.TAP_BRIDGE))
                .ifPresent(bridge -> known.addAll(bridge.ports().keySet()));
            plan.flows().forEach((key, entry) -> {
                key.match().inPort().ifPresent(port -> assertTrue(known.contains(port), key::toString));
                entry.actions().forEach(action -> action.leavesBy().ifPresent(port ->
                    assertTrue(known.contains(port), entry::toString)));
            });
        }));
    }

    @Test
    void mirrorsSelectWhatTapFlowsAskFor() {
        Tries.of((fabric, text, random) -> {
            final var plan = fabric.plan();
            plan.flows().values().stream().filter(TapFlowPlan::planned).forEach(flow -> {
                flow.parts().stream().filter(TapFlowPlan.Part::planned).forEach(part -> {
                    final var rows = Rows.of(plan.host(part.spot().orElseThrow().host()));
                    final var mirrors = rows.mirrors().filter(row -> part.mirrors().contains(row.name())).toList();
                    part.ports().forEach(port -> {
                        assertEquals(flow.flow().direction().out(),
                            mirrors.stream().anyMatch(mirror -> mirror.outOf().contains(port)), flow::toString);
                        assertEquals(flow.flow().direction().in(),
                            mirrors.stream().anyMatch(mirror -> mirror.into().contains(port)), flow::toString);
                    });
                });
            });
        });
    }

    @Test
    void noBridgeGetsMoreMirrorsThanItHasRoomFor() {
        Tries.of((fabric, text, random) -> hosts(fabric, (host, plan) -> host.bridges().values().forEach(bridge ->
            assertTrue(Rows.of(plan).mirrors().filter(mirror -> mirror.bridge().equals(bridge.name())).count()
                + bridge.foreignMirrors().size() <= Limits.MIRRORS_PER_BRIDGE))));
    }

    @Test
    void theOldestKeepTheirMirrorsWhenRoomRunsOut() {
        final var text = new StringBuilder("host h1\nbridge h1 br-int foreign=a,b,c\nport h1 brtap probe\n"
            + "tap-service s port=h1/probe\n");
        for (int port = 1; port <= 40; port++) {
            text.append("port h1 br-int a-port-with-a-long-name-").append(port).append("\ntap-flow ")
                .append(port).append(" f").append(port).append(" OUT port=h1/a-port-with-a-long-name-").append(port)
                .append(" to=s\n");
        }
        final var plan = Fabric.of(text.toString()).plan();
        plan.flows().values().forEach(flow -> assertEquals(flow.flow().number().value() <= 29, flow.planned()));
        plan.hosts().values().forEach(host -> assertEquals(29, Rows.of(host).mirrors().count()));
    }

    private static void flows(final Plan plan, final BiConsumer<FlowKey, FlowEntry> check) {
        plan.hosts().values().forEach(host -> host.flows().forEach(check));
    }

    private static void hosts(final Fabric fabric, final BiConsumer<Host, HostPlan> check) {
        final var plan = fabric.plan();
        fabric.inventory().hosts().forEach((id, host) -> check.accept(host, plan.host(id)));
    }

    private static Stream<Port> ports(final Host host) {
        return host.bridges().values().stream().flatMap(bridge -> bridge.ports().values().stream());
    }

    private static Set<PortName> ours(final HostPlan plan) {
        return Rows.of(plan).ports().map(Row.TapPort::name).collect(Collectors.toSet());
    }
}
