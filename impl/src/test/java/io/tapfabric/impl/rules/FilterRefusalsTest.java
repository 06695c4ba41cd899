package io.tapfabric.impl.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.impl.store.Asked;
import io.tapfabric.impl.store.AskedReader;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.TapFlowId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.yangtools.yang.common.ErrorTag;

/** Filters from the commit to the planner's values: what is taken, and what is refused and not stored. */
class FilterRefusalsTest {
    private final GuardedTree tree = new GuardedTree();

    /** What is said of a rule with these criteria. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "family=ipv4 source-prefix=2001:db8::/32     | source prefix 2001:db8::/32 in a rule for IPv4, allowed in one "
            + "for IPv6",
        "family=ipv6 protocol=icmp                   | protocol ICMP in a rule for IPv6, allowed in one for IPv4",
        "source-prefix=10.0.0.0/8 destination-prefix=::/0 | destination prefix ::/0 in a rule for IPv4, allowed in "
            + "one for IPv6",
        "source-prefix=10.0.0.1/8                    | source-prefix: prefix 10.0.0.1/8, allowed 10.0.0.0/8: no bits "
            + "behind its length",
        "destination-prefix=10.0.0.0/33              | destination-prefix: length 33 of a prefix, allowed 0 to 32 of "
            + "IPv4",
        "source-port=80                              | source ports 80 with protocol any, allowed with TCP, UDP and "
            + "SCTP",
        "protocol=icmp destination-port=80           | destination ports 80 with protocol ICMP, allowed with TCP, UDP "
            + "and SCTP",
        "protocol=tcp source-port=80-70              | source-port: port 80-70, allowed 0 to 65535, as 80 or 8000-8080",
        "protocol=tcp destination-port=80,65536      | destination-port: port 65536, allowed 0 to 65535, as 80 or "
            + "8000-8080",
        "protocol=udp set=syn                        | TCP flags 0x2/0x2 with protocol UDP, allowed with TCP",
        "protocol=tcp set=syn,ack unset=rst,ack      | TCP flags ack set and unset, allowed one of both",
        "protocol=tcp icmp-type=8                    | ICMP type 8 with protocol TCP, allowed with ICMP and ICMPv6",
        "icmp-code=0                                 | ICMP code 0 with protocol any, allowed with ICMP and ICMPv6",
        "vlan=30-20                                  | VLAN 30-20, allowed 0 to 4094, as 10 or 20-30",
        "vlan=10,4095                                | VLAN 4095, allowed 0 to 4094, as 10 or 20-30",
        "ethertype=2054 protocol=tcp                 | ethertype 0x806 with what is demanded of IP, allowed 0x800 or "
            + "0x86dd",
        "source-mac=fa:16:3e:00:00:01/ff:ff:ff:00:00:00 | source-mac: MAC fa:16:3e:00:00:01/ff:ff:ff:00:00:00, allowed "
            + "fa:16:3e:00:00:00/ff:ff:ff:00:00:00: no bits outside of its mask",
    })
    void refusesWhatDoesNotGoTogether(final String criteria, final String said) throws Exception {
        final var refusal = tree.commit(change -> GuardedTree.putFilter(change, "w", "out", 10, criteria.split(" ")))
            .orElseThrow();
        assertEquals("invalid-value: filter 'w': out '10': " + said, refusal.getMessage());
        assertEquals(Optional.empty(), tree.stored());
    }

    /** What is read of a rule with these criteria. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "family=any protocol=any | IpCriteria[family=Optional.empty, protocol=Optional.empty, source=Optional.empty, "
            + "destination=Optional.empty, dscp=OptionalInt.empty]",
        "family=ipv6 protocol=icmpv6 source-prefix=2001:db8::/32 dscp=46 | IpCriteria[family=Optional[IPv6], "
            + "protocol=Optional[ICMPv6], source=Optional[2001:db8::/32], destination=Optional.empty, "
            + "dscp=OptionalInt[46]]",
        "protocol=icmp icmp-type=8 icmp-code=0 | icmpType=OptionalInt[8], icmpCode=OptionalInt[0]",
        "protocol=6 source-port=80,81,90-95 destination-port=0-65535 | TransportCriteria[source=80-81,90-95, "
            + "destination=all,",
        "protocol=udp | protocol=Optional[UDP]",
        "protocol=sctp | protocol=Optional[SCTP]",
        "protocol=47 | protocol=Optional[47]",
        "protocol=tcp set=fin,ns unset=ack | flags=Optional[0x101/0x111]",
        "protocol=tcp set=rst,urg,cwr unset=psh,ece | flags=Optional[0xa4/0xec]",
        "vlan=0,20-30 ethertype=35020 | vlans=0,20-30, etherType=OptionalInt[35020]]",
        "source-mac=FA:16:3e:00:00:01 destination-mac=01:00:00:00:00:00/01:00:00:00:00:00 | FrameCriteria[source="
            + "Optional[fa:16:3e:00:00:01], destination=Optional[01:00:00:00:00:00/01:00:00:00:00:00], vlans=all",
    })
    void readsWhatARuleDemands(final String criteria, final String read) throws Exception {
        assertEquals(Optional.empty(),
            tree.commit(change -> GuardedTree.putFilter(change, "w", "in", 10, criteria.split(" "))));
        final var rule = asked().filters().get(FilterId.of("w")).in().get(0).toString();
        assertEquals(read, rule.contains(read) ? read : rule);
    }

    @Test
    void saysWhereTheRuleIs() throws Exception {
        final var refusal = tree.commit(change -> GuardedTree.putFilter(change, "w", "out", 7, "icmp-type=8"))
            .orElseThrow();
        assertEquals(ErrorTag.INVALID_VALUE, refusal.getErrorList().get(0).getTag());
        assertEquals("/(urn:tapfabric?revision=2026-11-20)taps/filter/filter[{(urn:tapfabric?revision=2026-11-20)id=w}]"
            + "/out/out[{(urn:tapfabric?revision=2026-11-20)priority=7}]", refusal.getPath().toString());
    }

    @Test
    void keepsAFilterThatIsNamed() throws Exception {
        assertEquals(Optional.empty(), tree.commit(change -> {
            GuardedTree.putService(change, "s", "q");
            GuardedTree.putFlow(change, "f", "s", "p");
            GuardedTree.putFilter(change, "w", "in", 1);
            GuardedTree.putFilterOf(change, "f", "w");
        }));
        assertEquals(Optional.of(FilterId.of("w")), asked().flows().get(TapFlowId.of("f")).filter());
        final var kept = tree.commit(change -> GuardedTree.deleteFilter(change, "w")).orElseThrow();
        assertEquals("in-use: filter 'w' is still named by tap-flow 'f'; allowed: to delete a filter that no tap-flow "
            + "names", kept.getMessage());
        assertEquals(Paths.filter(FilterId.of("w")), kept.getPath());
        final var missing = tree.commit(change -> GuardedTree.putFilterOf(change, "f", "v")).orElseThrow();
        assertEquals("data-missing: tap-flow 'f': filter 'v' does not exist; allowed: the id of an existing filter",
            missing.getMessage());
        assertEquals(Paths.filterOf(TapFlowId.of("f")), missing.getPath());
        assertEquals(Optional.empty(), tree.commit(change -> {
            GuardedTree.deleteFlow(change, "f");
            GuardedTree.deleteFilter(change, "w");
        }));
    }

    private Asked asked() {
        return new AskedReader().read(tree.stored());
    }
}
