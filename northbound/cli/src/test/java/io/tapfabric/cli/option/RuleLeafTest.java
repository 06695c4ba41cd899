package io.tapfabric.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapfabric.cli.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule's options take is what the model takes. */
class RuleLeafTest {
    private static final String WORD = "--option";

    @ParameterizedTest
    @CsvSource({"1, 1", "65534, 65534"})
    void firstAndLastPriority(final String text, final int priority) throws Failure {
        assertEquals(priority, RuleLeaf.PRIORITY.of(WORD, text).intValue());
    }

    @ParameterizedTest
    @CsvSource({"0x600, 1536", "0xffff, 65535", "2054, 2054"})
    void ethertypes(final String text, final int type) throws Failure {
        assertEquals(type, RuleLeaf.ETHERTYPE.of(WORD, text).intValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"any", "tcp", "udp", "sctp", "icmp", "icmpv6", "0", "47", "255"})
    void protocols(final String text) throws Failure {
        assertEquals(text, RuleLeaf.text(RuleLeaf.PROTOCOL.of(WORD, text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "0.0.0.0/0", "fd00::/64", "::/0"})
    void prefixes(final String text) throws Failure {
        assertEquals(text, RuleLeaf.PREFIX.of(WORD, text).stringValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "0-65535", "80,443,1000-2000"})
    void ports(final String text) throws Failure {
        assertEquals(text, Leaf.joined(RuleLeaf.PORTS.of(WORD, text), ports -> ports.getValue()));
    }

    @Test
    void whatTheModelRefuses() {
        List.of("0", "65535", "-1", "x", "").forEach(text -> refused(RuleLeaf.PRIORITY, text));
        List.of("0x5ff", "1535", "0x10000", "0x", "").forEach(text -> refused(RuleLeaf.ETHERTYPE, text));
        List.of("256", "gre", "", "-1").forEach(text -> refused(RuleLeaf.PROTOCOL, text));
        List.of("10.0.0.0", "10.0.0.0/33", "fd00::/129", "x", "").forEach(text -> refused(RuleLeaf.PREFIX, text));
        List.of("80-", "x", "", "80,,443").forEach(text -> refused(RuleLeaf.PORTS, text));
        List.of("64", "-1").forEach(text -> refused(RuleLeaf.DSCP, text));
        List.of("256", "x").forEach(text -> refused(RuleLeaf.ICMP_TYPE, text));
        List.of("SYN", "syn,", "").forEach(text -> refused(RuleLeaf.TCP_FLAGS, text));
        List.of("02:00:00:00:00", "02:00:00:00:00:01/ff").forEach(text -> refused(RuleLeaf.MAC, text));
        List.of("ip", "IPV4").forEach(text -> refused(RuleLeaf.FAMILY, text));
    }

    private static void refused(final Leaf<?> leaf, final String text) {
        assertThrows(Failure.class, () -> leaf.of(WORD, text), text);
    }
}
