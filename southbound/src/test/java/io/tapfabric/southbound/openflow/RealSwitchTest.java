package io.tapfabric.southbound.openflow;

import static io.tapfabric.southbound.openflow.Flows.P1;
import static io.tapfabric.southbound.openflow.Flows.P2;
import static io.tapfabric.southbound.openflow.Flows.encoded;
import static io.tapfabric.southbound.openflow.Flows.entries;
import static io.tapfabric.southbound.openflow.Flows.many;
import static io.tapfabric.southbound.openflow.Flows.map;
import static io.tapfabric.southbound.openflow.Flows.puts;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Meter;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.southbound.RefusedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a real Open vSwitch makes of it. */
class RealSwitchTest extends AbstractRealTest {
    private static final MacAddress MAC = MacAddress.of("02:00:00:00:00:01");
    private static final Cookie COOKIE = Cookie.shared(Cookie.Role.SESSION);

    @Test
    void saysWhoItIs() {
        assertEquals(0xaa, link.datapathId());
        assertEquals("switch dpid=00000000000000aa", link.toString());
    }

    @Test
    void everyShapeComesBackAsItWasSent() throws Exception {
        final var flows = List.of(
            encoded(Table.INPUT, 0, Match.ANY),
            encoded(Table.INPUT, 100, Match.in(P1), new Action.Resubmit(Table.OUT)),
            encoded(Table.INPUT, 100, Match.in(PortName.of("brtap")), new Action.Output(PortName.of("brtap"))),
            encoded(Table.OUT, 100, Match.in(P1).and(Field.ETH_SRC, MAC), new Action.SetField(Field.TAP_FLOW, 7),
                new Action.Resubmit(Table.SESSION), new Action.SetField(Field.TAP_FLOW, 0xffffff),
                new Action.Resubmit(Table.SESSION)),
            encoded(Table.IN, 100, Match.in(P2).and(Field.ETH_DST, MAC).vlan(0), new Action.Output(P1)),
            encoded(Table.IN, 100, Match.in(P2).and(Field.ETH_DST, MAC).vlan(10), new Action.PopVlan(),
                new Action.Output(P1)),
            encoded(Table.IN, 100, Match.in(P2).vlan(4094), new Action.PopVlan(), new Action.Output(P1)),
            encoded(Table.IN, 90, Match.in(P2).multicast(), new Action.Output(P1)),
            encoded(Table.IN, 91, Match.in(P2).multicast().vlan(10), new Action.PopVlan(), new Action.Output(P1)),
            encoded(Table.IN, 92, Match.in(P2).multicast().vlan(0), new Action.Output(P1)),
            encoded(Table.BRIDGE, 100, Match.in(P1).and(Field.ETH_TYPE, 0x800).and(Field.IP_PROTO, 47)
                .and(Field.IPV4_SRC, 0xc0000201L).and(Field.IPV4_DST, 0xc0000202L)),
            encoded(Table.BRIDGE, 100, Match.in(P1).and(Field.ETH_TYPE, 0x86dd).and(Field.ETH_SRC, MAC).vlan(10)),
            encoded(Table.BRIDGE, 90, Match.ANY.and(Field.ETH_TYPE, 0x800).and(Field.IPV4_DST, 0)),
            encoded(Table.SELECT, 100, Match.ANY.and(Field.TAP_FLOW, 7).and(Field.ETH_SRC, MAC),
                new Action.Resubmit(Table.SESSION)),
            encoded(Table.SESSION, 100, Match.ANY.and(Field.TAP_FLOW, 8), new Action.CheckLength(1),
                new Action.CheckLength(65535), new Action.Resubmit(Table.TUNNEL)),
            encoded(Table.TUNNEL, 100, Match.ANY.and(Field.TAP_FLOW, 8).and(Field.LONGER, 1),
                new Action.SetField(Field.TUNNEL_ID, 8), new Action.Truncate(P2, 1478)),
            encoded(Table.TUNNEL, 100, Match.ANY.and(Field.TAP_FLOW, 8).and(Field.LONGER, 0),
                new Action.Output(P2)),
            encoded(Table.SINK, 100, Match.ANY.and(Field.LONGER, 1), new Action.Truncate(PortName.of("brtap"), 14)),
            encoded(Table.SINK, 99, Match.ANY, new Action.SetField(Field.LONGER, 0), new Action.Truncate(P1, 65535)),
            encoded(Table.SESSION, 100, Match.ANY.and(Field.TAP_FLOW, 7), new Action.SetField(Field.TUNNEL_ID, 7),
                new Action.Output(P2)),
            encoded(Table.SESSION, 99, Match.ANY.and(Field.TAP_FLOW, 0), new Action.Output(P2)),
            encoded(Table.ARRIVAL, 100, Match.in(P2).and(Field.TUNNEL_ID, 0xffffff), new Action.Output(P1)),
            encoded(Table.ARRIVAL, 99, Match.in(P2).and(Field.TUNNEL_ID, 0), new Action.Output(P1)),
            encoded(Table.ARRIVAL, 98, Match.in(P2).and(Field.TUNNEL_ID, -1L), new Action.Output(P1)),
            encoded(Table.ARRIVAL, 97, Match.in(P2), new Action.SetField(Field.ETH_SRC, MAC.bits()),
                new Action.SetField(Field.ETH_DST, MAC.bits()), new Action.Output(P1)),
            encoded(Table.ARRIVAL, 96, Match.ANY.vlan(10), new Action.SetField(Field.VLAN_VID, 0x1014)));
        link.apply(puts(flows));
        assertEquals(map(flows), entries(link.readFlows()), ovs.dump());
    }

    @Test
    void whatSinksNeedComesBackAsItWasSent() throws Exception {
        final var tagged = new Match(Optional.empty(), new TreeMap<>(Map.of(Field.VLAN_VID,
            new Match.Bits(Field.VLAN_PRESENT, Field.VLAN_PRESENT))));
        final var flows = List.of(
            encoded(Table.DELIVERY, 100, Match.ANY.and(Field.TAP_FLOW, 1).and(Field.ETH_TYPE, 0x800),
                new Action.Multipath(256, 1, Field.SLOT), new Action.Resubmit(Table.SINK)),
            encoded(Table.DELIVERY, 100, Match.ANY.and(Field.TAP_FLOW, 2).and(Field.ETH_TYPE, 0x86dd),
                new Action.Multipath(65_536, 65_535, Field.MEMBER), new Action.Multipath(2, 7, Field.GROUP)),
            encoded(Table.SINK, 100, bits(Field.SLOT, 0xe0, 0xf0), new Action.SetField(Field.GROUP, 0x10203)),
            encoded(Table.SINK, 100, bits(Field.MEMBER, 1, 1), new Action.SetField(Field.MEMBER, 0)),
            encoded(Table.SINK, 100, bits(Field.GROUP, 0x8000_0000L, 0x8000_0000L), new Action.Output(P1)),
            encoded(Table.SINK, 101, Match.ANY.and(Field.SLOT, 255).and(Field.MEMBER, 7).and(Field.GROUP, 0xffff_ffffL),
                new Action.Output(P1)),
            encoded(Table.SINK, 102, Match.ANY, new Action.PushVlan(), new Action.SetField(Field.VLAN_VID, 0x1383),
                new Action.Output(P1), new Action.PopVlan(), new Action.Output(P2)),
            encoded(Table.SINK, 103, tagged, new Action.SetField(Field.VLAN_VID, 0x1383), new Action.Output(P1)),
            encoded(Table.SINK, 104, tagged.and(Field.TAP_FLOW, 1), new Action.PushVlan(),
                new Action.SetField(Field.VLAN_VID, 0x1383), new Action.Output(P1), new Action.PopVlan(),
                new Action.Output(P2)),
            encoded(Table.SINK, 105, Match.ANY, new Action.SetField(Field.TUNNEL_ID, 0xfedc_ba98_7654_3210L),
                new Action.Output(P1), new Action.SetField(Field.TUNNEL_ID, 0x100_0001), new Action.Output(P2)));
        link.apply(puts(flows));
        assertEquals(map(flows), entries(link.readFlows()), ovs.dump());
    }

    private static Match bits(final Field field, final long value, final long mask) {
        return new Match(Optional.empty(), new TreeMap<>(Map.of(field, new Match.Bits(value, mask))));
    }

    @Test
    void aVlanIsSetOnlyWhereThereIsATag() {
        final var refused = assertThrows(FlowsRefusedException.class, () -> link.apply(puts(encoded(Table.SINK, 5,
            Match.in(P1), new Action.SetField(Field.VLAN_VID, 0x1383)))));
        assertTrue(refused.getMessage().contains("BAD_ACTION/MATCH_INCONSISTENT"), refused.getMessage());
    }

    /** And the second port gets the packet as it came. */
    @Test
    void aTagIsPutAroundThatWhichIsThere() throws Exception {
        link.apply(puts(encoded(Table.INPUT, 5, Match.in(P1), new Action.PushVlan(),
            new Action.SetField(Field.VLAN_VID, 0x1383), new Action.Output(P2), new Action.PopVlan(),
            new Action.Output(PortName.of("p3")))));
        final long before = Long.parseLong(ovs.sentOctets("p2"));
        final long other = Long.parseLong(ovs.sentOctets("p3"));
        ovs.receive("p1", "in_port(1),eth(src=02:00:00:00:00:01,dst=02:00:00:00:00:02),eth_type(0x8100),"
            + "vlan(vid=10,pcp=3),encap(eth_type(0x1234))", "--len", "64");
        assertEquals(64 + 4, Long.parseLong(ovs.sentOctets("p2")) - before);
        assertEquals(64, Long.parseLong(ovs.sentOctets("p3")) - other);
    }

    @Test
    void aBundleWithOneBadFlowChangesNothing() throws Exception {
        final var before = encoded(Table.OUT, 5, Match.in(P1), new Action.Output(P2));
        link.apply(puts(before));
        final var flows = new ArrayList<>(many(20));
        flows.add(Flows.bad());
        final var refused = assertThrows(FlowsRefusedException.class, () -> link.apply(puts(flows)));
        assertEquals(Set.of(Flows.bad().key()), refused.reasons().keySet());
        assertTrue(refused.getMessage().contains("BAD_INSTRUCTION/UNKNOWN_INST"), refused.getMessage());
        assertEquals(map(List.of(before)), entries(link.readFlows()));
        link.apply(puts(many(20)));
        assertEquals(21, link.readFlows().size());
    }

    @Test
    void allBadFlowsOfABundleAreNamed() {
        final var bad = Flows.bad();
        final var other = new WireFlow(encoded(Table.IN, 7, Match.in(P2)).key(), bad.entry());
        final var flows = new ArrayList<>(many(3));
        flows.addAll(List.of(bad, other));
        final var refused = assertThrows(FlowsRefusedException.class, () -> link.apply(puts(flows)));
        assertEquals(Set.of(bad.key(), other.key()), refused.reasons().keySet());
    }

    @Test
    void aSingleBadFlowFailsItsCall() throws Exception {
        final var refused = assertThrows(FlowsRefusedException.class, () -> link.apply(puts(Flows.bad())));
        assertTrue(refused.getMessage().contains("BAD_INSTRUCTION/UNKNOWN_INST"), refused.getMessage());
        assertTrue(link.isOpen());
    }

    @Test
    void counterAndFlowSurviveAnOverwrite() throws Exception {
        final var key = encoded(Table.INPUT, 5, Match.in(P1));
        final var extra = encoded(Table.OUT, 5, Match.in(P2));
        link.apply(puts(key));
        ovs.receive("p1", "in_port(1),eth(src=02:00:00:00:00:01,dst=02:00:00:00:00:02),eth_type(0x1234)");
        await().until(() -> link.readFlows().get(key.key()).packets(), equalTo(1L));
        final var changed = encoded(COOKIE, Table.INPUT, 5, Match.in(P1), new Action.Output(P2));
        link.apply(puts(changed));
        assertEquals(new ObservedFlow(changed.entry(), 1, 14), link.readFlows().get(key.key()));
        link.apply(puts(key, extra));
        assertEquals(new ObservedFlow(key.entry(), 1, 14), link.readFlows().get(key.key()));
    }

    @Test
    void tenThousandFlowsGoInAndOut() throws Exception {
        final var flows = many(10_000);
        link.apply(puts(flows));
        assertEquals(map(flows), entries(link.readFlows()));
    }

    @Test
    void aFlowMayFillItsMessageAndNotMore() throws Exception {
        final var fits = repeated(2045);
        link.apply(puts(fits, encoded(Table.OUT, 5, Match.in(P2))));
        assertEquals(fits.entry(), link.readFlows().get(fits.key()).entry());
        final var refused = assertThrows(FlowsRefusedException.class, () -> link.apply(puts(repeated(2046))));
        assertTrue(refused.getMessage().contains("allowed is 65519"), refused.getMessage());
        assertTrue(link.isOpen());
    }

    private static WireFlow repeated(final int times) {
        final var actions = new ArrayList<Action>();
        for (int i = 0; i < times; i++) {
            actions.add(new Action.SetField(Field.TAP_FLOW, i));
            actions.add(new Action.Resubmit(Table.SESSION));
        }
        return encoded(Table.OUT, 5, Match.in(P1), actions.toArray(Action[]::new));
    }

    /** Both flows of the second table count both packets: Open vSwitch credits either way. What is sent is right. */
    @Test
    void aPacketThatIsTooLongIsFoundAndCut() throws Exception {
        link.apply(puts(
            encoded(Table.INPUT, 5, Match.in(P1), new Action.CheckLength(60), new Action.Resubmit(Table.TUNNEL)),
            encoded(Table.TUNNEL, 5, Match.ANY.and(Field.LONGER, 0), new Action.Output(P2)),
            encoded(Table.TUNNEL, 6, Match.ANY.and(Field.LONGER, 1), new Action.Truncate(P2, 14))));
        final var before = Long.parseLong(ovs.sentOctets("p2"));
        final var packet = "in_port(1),eth(src=02:00:00:00:00:01,dst=02:00:00:00:00:02),eth_type(0x1234)";
        ovs.receive("p1", packet, "--len", "60");
        ovs.receive("p1", packet, "--len", "61");
        await().until(() -> link.readFlows().values().stream().mapToLong(ObservedFlow::packets).sum(), equalTo(6L));
        assertEquals(60 + 14, Long.parseLong(ovs.sentOctets("p2")) - before);
    }

    /** As when a sink moves: two lengths are looked at, one after the other, and each has a meter of its own. */
    @Test
    void metersCountWhatIsTooLongAndNothingElse() throws Exception {
        final var cut = new Meter.TooLong(Meter.Kind.CUT_FOR_SINK, new TapFlowNumber(7));
        final var dropped = new Meter.TooLong(Meter.Kind.TOO_LONG_FOR_TUNNEL, new TapFlowNumber(0xffffff));
        final var meters = new TreeMap<>(Map.of(cut.usualId(), WireMeter.of(cut), dropped.usualId(),
            WireMeter.of(dropped)));
        assertEquals(Map.of(), link.applyMeters(MeterMod.of(Delta.between(new TreeMap<>(), meters), Set.of())));
        final var flows = List.of(
            encoded(Table.INPUT, 5, Match.in(P1), new Action.Resubmit(Table.DELIVERY), new Action.CheckLength(80),
                new Action.Resubmit(Table.TUNNEL)),
            encoded(Table.DELIVERY, 5, Match.ANY, new Action.CheckLength(60), new Action.Resubmit(Table.SINK)),
            encoded(Table.SINK, 5, Match.ANY.and(Field.LONGER, 0), new Action.Output(P2)),
            metered(Table.SINK, cut, new Action.Truncate(P2, 14)),
            encoded(Table.TUNNEL, 5, Match.ANY.and(Field.LONGER, 0), new Action.Output(PortName.of("p3"))),
            metered(Table.TUNNEL, dropped));
        link.apply(puts(flows));
        assertEquals(map(flows), entries(link.readFlows()), ovs.dump());
        final var before = Long.parseLong(ovs.sentOctets("p2"));
        final var packet = "in_port(1),eth(src=02:00:00:00:00:01,dst=02:00:00:00:00:02),eth_type(0x1234)";
        for (int length : new int[] {60, 60, 60, 61, 80, 81, 100}) {
            ovs.receive("p1", packet, "--len", String.valueOf(length));
        }
        final var counted = new TreeMap<>(Map.of(
            cut.usualId(), new ObservedMeter(WireMeter.of(cut), 4, 61 + 80 + 81 + 100),
            dropped.usualId(), new ObservedMeter(WireMeter.of(dropped), 2, 81 + 100)));
        await().until(link::readMeters, equalTo(counted));
        assertEquals(3 * 60 + 4 * 14, Long.parseLong(ovs.sentOctets("p2")) - before);
        assertEquals(Set.of(), Set.copyOf(removed(meters)));
        assertEquals(4, link.readFlows().size(), "flows go with their meters");
    }

    private static WireFlow metered(final Table table, final Meter meter, final Action... actions) {
        return Flows.ENCODER.encode(new FlowKey(table, 6, Match.ANY.and(Field.LONGER, 1)), new FlowEntry(COOKIE,
            OptionalInt.of(meter.usualId()), List.of(actions))).orElseThrow();
    }

    private static Collection<Integer> removed(final SortedMap<Integer, WireMeter> meters) throws Exception {
        assertEquals(Map.of(), link.applyMeters(MeterMod.of(Delta.between(meters, new TreeMap<>()), meters.keySet())));
        return link.readMeters().keySet();
    }

    @Test
    void aMeterSaysHowLongWhatItCountsMayBe() throws Exception {
        final var cut = new Meter.Shortening(true, new TapFlowNumber(0xffffff), 14);
        final var meters = new TreeMap<>(Map.of(cut.usualId(), WireMeter.of(cut)));
        assertEquals(Map.of(), link.applyMeters(MeterMod.of(Delta.between(new TreeMap<>(), meters), Set.of())));
        final var flows = List.of(
            encoded(Table.INPUT, 5, Match.in(P1), new Action.CheckLength(14), new Action.Resubmit(Table.TUNNEL)),
            metered(Table.TUNNEL, cut, new Action.Truncate(P2, 14)));
        link.apply(puts(flows));
        assertEquals(map(flows), entries(link.readFlows()), ovs.dump());
        for (int length : new int[] {60, 100}) {
            ovs.receive("p1", "in_port(1),eth(src=02:00:00:00:00:01,dst=02:00:00:00:00:02),eth_type(0x1234)", "--len",
                String.valueOf(length));
        }
        await().until(link::readMeters, equalTo(new TreeMap<>(Map.of(cut.usualId(),
            new ObservedMeter(WireMeter.of(cut), 2, 160)))));
        assertEquals(Optional.of(cut), link.readMeters().get(cut.usualId()).meter().find(cut.usualId()));
        assertEquals(Set.of(), Set.copyOf(removed(meters)));
    }

    @Test
    void aMeterIsChangedInPlaceOrRefused() throws Exception {
        final var one = WireMeter.of(new Meter.TooLong(Meter.Kind.CUT_FOR_SINK, new TapFlowNumber(1)));
        final var two = WireMeter.of(new Meter.TooLong(Meter.Kind.CUT_FOR_SINK, new TapFlowNumber(2)));
        final var add = MeterMod.of(Delta.put(7, one), Set.of());
        assertEquals(Map.of(), link.applyMeters(add));
        assertTrue(link.applyMeters(add).get(7).endsWith(": METER_MOD_FAILED/METER_EXISTS"));
        final var user = Flows.ENCODER.encode(new FlowKey(Table.SINK, 6, Match.ANY), new FlowEntry(COOKIE,
            OptionalInt.of(7), List.of())).orElseThrow();
        link.apply(puts(user));
        assertEquals(Map.of(), link.applyMeters(MeterMod.of(Delta.put(7, two), Set.of(7))));
        assertEquals(Map.of(7, new ObservedMeter(two, 0, 0)), link.readMeters());
        assertEquals(map(List.of(user)), entries(link.readFlows()));
        assertEquals(Set.of(), Set.copyOf(removed(new TreeMap<>(Map.of(7, two)))));
        assertThrows(FlowsRefusedException.class, () -> link.apply(puts(user)), "its meter is missing");
    }

    @Test
    void aPortIsSetDownAndUp() throws Exception {
        final var mac = ovs.mac("p3");
        link.setPort(3, mac, false);
        await().until(() -> ovs.adminState("p3"), equalTo("down"));
        link.setPort(3, mac, true);
        await().until(() -> ovs.adminState("p3"), equalTo("up"));
    }

    @Test
    void aPortOfAnotherMacIsNotTouched() {
        final var refused = assertThrows(RefusedException.class, () -> link.setPort(3, MAC, false));
        assertEquals("refused to set port 3 down: PORT_MOD_FAILED/BAD_HW_ADDR", refused.getMessage());
        assertTrue(link.isOpen());
    }

    @Test
    void popVlanNeedsAVlanInTheMatch() {
        final var refused = assertThrows(FlowsRefusedException.class,
            () -> link.apply(puts(encoded(Table.OUT, 5, Match.in(P1), new Action.PopVlan()))));
        assertTrue(refused.getMessage().contains("BAD_ACTION/MATCH_INCONSISTENT"), refused.getMessage());
    }
}
