package io.tapfabric.planner.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a filter may say, and what is said of what it may not. */
class FilterTest {
    private static final Optional<Prefix> V4 = Optional.of(Prefix.of("10.0.0.0/8"));
    private static final Optional<Prefix> V6 = Optional.of(Prefix.of("::/0"));
    private static final PortSet HTTP = PortSet.of(List.of("80"));
    private static final OptionalInt NONE = OptionalInt.empty();

    @Test
    void prioritiesAreOnePerDirection() {
        final var one = rule(FrameCriteria.ANY, IpCriteria.ANY, TransportCriteria.ANY);
        final var filter = filter(List.of(one.at(9), one.at(3)), List.of(one.at(3)));
        assertEquals(List.of(one.at(3), one.at(9)), filter.in());
        refused("priority 3 of two OUT rules, allowed one for each rule of a direction",
            () -> filter(List.of(), List.of(one.at(3), one.at(3))));
        refused("priority 0, allowed 1 to 65534", () -> one.at(0));
        refused("priority 65535, allowed 1 to 65534", () -> one.at(65_535));
    }

    @Test
    void familyFollowsFromWhatIsDemanded() {
        assertEquals(EnumSet.allOf(Family.class), protocol("6").families());
        assertEquals(Set.of(Family.IPV4), protocol("1").families());
        assertEquals(Set.of(Family.IPV6), ip(Optional.empty(), "58", V6, Optional.empty()).families());
        assertEquals(Set.of(Family.IPV4), ip(Optional.empty(), "6", Optional.empty(), V4).families());
        assertEquals(Set.of(Family.IPV6), ip(Optional.of(Family.IPV6), "6", Optional.empty(), V6).families());
    }

    @Test
    void familiesAreNotMixed() {
        refused("source prefix 10.0.0.0/8 in a rule for IPv6, allowed in one for IPv4",
            () -> ip(Optional.of(Family.IPV6), "6", V4, Optional.empty()));
        refused("destination prefix ::/0 in a rule for IPv4, allowed in one for IPv6",
            () -> ip(Optional.empty(), "6", V4, V6));
        refused("protocol ICMPv6 in a rule for IPv4, allowed in one for IPv6",
            () -> ip(Optional.of(Family.IPV4), "58", Optional.empty(), Optional.empty()));
        refused("destination prefix ::/0 in a rule for IPv4, allowed in one for IPv6",
            () -> ip(Optional.empty(), "1", Optional.empty(), V6));
    }

    @Test
    void transportNeedsItsProtocol() {
        final var ports = TransportCriteria.ports(PortSet.ALL, HTTP);
        refused("destination ports 80 with protocol any, allowed with TCP, UDP and SCTP",
            () -> rule(FrameCriteria.ANY, IpCriteria.ANY, ports));
        refused("source ports 80 with protocol 47, allowed with TCP, UDP and SCTP",
            () -> rule(FrameCriteria.ANY, protocol("47"), TransportCriteria.ports(HTTP, HTTP)));
        refused("TCP flags 0x2/0x12 with protocol UDP, allowed with TCP", () -> rule(FrameCriteria.ANY, protocol("17"),
            new TransportCriteria(HTTP, HTTP, Optional.of(new TcpFlags(2, 0x12)), NONE, NONE)));
        refused("ICMP type 8 with protocol TCP, allowed with ICMP and ICMPv6", () -> rule(FrameCriteria.ANY,
            protocol("6"), icmp(OptionalInt.of(8), NONE)));
        refused("ICMP code 0 with protocol any, allowed with ICMP and ICMPv6", () -> rule(FrameCriteria.ANY,
            IpCriteria.ANY, icmp(NONE, OptionalInt.of(0))));
        refused("ICMP type 256, allowed 0 to 255", () -> icmp(OptionalInt.of(256), NONE));
        assertTrue(rule(FrameCriteria.ANY, protocol("132"), ports).families().size() == 2);
    }

    @Test
    void ethertypeAgreesWithTheRest() {
        assertEquals(Set.of(Family.IPV6), rule(type(0x86dd), protocol("6"), TransportCriteria.ANY).families());
        refused("ethertype 0x806 with what is demanded of IP, allowed 0x800 or 0x86dd",
            () -> rule(type(0x806), protocol("6"), TransportCriteria.ANY));
        refused("ethertype 0x800 with what is demanded of IP, allowed 0x86dd",
            () -> rule(type(0x800), protocol("58"), TransportCriteria.ANY));
        refused("ethertype 0x806 with what is demanded of IP, allowed 0x800 or 0x86dd", () -> rule(type(0x806),
            new IpCriteria(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.of(0)),
            TransportCriteria.ANY));
        refused("ethertype 1535, allowed 0x600 to 0xffff", () -> type(0x5ff));
        refused("ethertype 65536, allowed 0x600 to 0xffff", () -> type(0x10000));
    }

    @Test
    void numbersHaveRanges() {
        refused("VLANs 4095, allowed 0 to 4094", () -> new FrameCriteria(Optional.empty(), Optional.empty(),
            new VlanSet(new TreeSet<>(Set.of(4095))), NONE));
        refused("VLAN ten, allowed 0 to 4094, as 10 or 20-30", () -> VlanSet.of(List.of("ten")));
        refused("DSCP 64, allowed 0 to 63", () -> new IpCriteria(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), OptionalInt.of(64)));
        refused("protocol 256, allowed 0 to 255", () -> new Protocol(256));
        refused("filter number 0, allowed 1 to 16777215", () -> new FilterNumber(0));
        refused("TCP flags 0x0/0x0, allowed a mask of 0x1 to 0xfff, and no flag outside of it",
            () -> new TcpFlags(0, 0));
        refused("TCP flags 0x1/0x2, allowed a mask of 0x1 to 0xfff, and no flag outside of it",
            () -> new TcpFlags(1, 2));
        refused("MAC 02:00:00:00:00:01/ff:00:00:00:00:00, allowed 02:00:00:00:00:00/ff:00:00:00:00:00: no bits outside"
            + " of its mask", () -> new MacPattern(MacAddress.of("02:00:00:00:00:01"),
                MacAddress.of("ff:00:00:00:00:00")));
    }

    private static void refused(final String why, final Executable what) {
        assertEquals(why, assertThrows(IllegalArgumentException.class, what).getMessage());
    }

    private static IpCriteria ip(final Optional<Family> family, final String protocol, final Optional<Prefix> source,
            final Optional<Prefix> destination) {
        return new IpCriteria(family, Optional.of(new Protocol(Integer.parseInt(protocol))), source, destination, NONE);
    }

    private static IpCriteria protocol(final String number) {
        return ip(Optional.empty(), number, Optional.empty(), Optional.empty());
    }

    private static FrameCriteria type(final int type) {
        return new FrameCriteria(Optional.empty(), Optional.empty(), VlanSet.ALL, OptionalInt.of(type));
    }

    private static TransportCriteria icmp(final OptionalInt type, final OptionalInt code) {
        return new TransportCriteria(PortSet.ALL, PortSet.ALL, Optional.empty(), type, code);
    }

    private static FilterRule rule(final FrameCriteria frame, final IpCriteria ip, final TransportCriteria transport) {
        return new FilterRule(1, Verdict.ACCEPT, frame, ip, transport);
    }

    private static Filter filter(final List<FilterRule> in, final List<FilterRule> out) {
        return new Filter(FilterId.of("f"), new FilterNumber(1), in, out, Verdict.REJECT, Fragments.NONE);
    }
}
