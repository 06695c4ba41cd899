package io.tapfabric.testbed;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of collector as a test asks for it, and what tshark must see of a copy to it.
 *
 * @param encapsulation as the model names it
 * @param key what its identity is called there
 * @param more its other leaves, as JSON; may be empty
 * @param outer the leaves of the sink itself, as JSON
 * @param headers the octets in front of the copy
 * @param seen the fields of its packets, the identity excepted
 * @param identity the field with the identity
 */
record Collector(String encapsulation, String key, String more, String outer, int headers, Map<String, String> seen,
        String identity) {
    static final String ADDRESS = "172.31.0.254";
    static final String IPV6_ADDRESS = "fd00:31::254";
    static final int UDP_PORT = 8472;

    private static final String IPV4 = "\"address\": \"" + ADDRESS + '"';
    private static final String HEADERS = IPV4 + ", \"ttl\": 33, \"dscp\": 46, \"dont-fragment\": false";
    private static final String IPV6 = "\"address\": \"" + IPV6_ADDRESS + "\", \"local-address\": \"fd00:31::1\"";
    private static final String UDP = ":udp:";

    /** One of each kind, from host h1; the outer packets of the first and the fourth are not as usual. */
    static Stream<Collector> all() {
        return Stream.of(
            new Collector("gre", "key", "", HEADERS, 42, with(ipv4("33", "46", "0"), "protocols", ":gre:",
                "ip.proto", "47", "gre.proto", "0x6558", "gre.flags.sequence_number", "0"), "gre.key"),
            new Collector("gre", "key", "", IPV6 + ", \"ttl\": 9, \"dscp\": 8", 62, with(Map.of(
                "ipv6.src", "fd00:31::1", "ipv6.dst", IPV6_ADDRESS, "ipv6.hlim", "9", "ipv6.tclass.dscp", "8"),
                "protocols", ":gre:", "gre.proto", "0x6558"), "gre.key"),
            new Collector("erspan-v1", "session-id", "\"index\": 74565", IPV4, 50, with(ipv4("64", "0", "1"),
                "protocols", ":gre:erspan:", "ip.proto", "47", "gre.proto", "0x88be", "erspan.version", "1",
                "erspan.index", "74565"), "erspan.spanid"),
            new Collector("erspan-v2", "session-id", "\"direction\": \"egress\", \"hardware-id\": 42", HEADERS, 54,
                with(ipv4("33", "46", "0"), "protocols", ":gre:erspan:", "gre.proto", "0x22eb", "erspan.version", "2",
                    "erspan.direction", "1", "erspan.hw", "42"), "erspan.spanid"),
            new Collector("vxlan", "vni", "\"udp-port\": " + UDP_PORT, HEADERS, 50, with(ipv4("33", "46", "0"),
                "protocols", UDP + "vxlan:", "udp.dstport", Integer.toString(UDP_PORT)), "vxlan.vni"),
            new Collector("geneve", "vni", "", IPV4, 50, with(ipv4("64", "0", "1"), "protocols", UDP + "geneve:",
                "udp.dstport", "6081", "geneve.proto_type", "0x6558", "geneve.options", ""), "geneve.vni"));
    }

    private static Map<String, String> ipv4(final String ttl, final String dscp, final String dontFragment) {
        return Map.of("ip.src", "172.31.0.1", "ip.dst", ADDRESS, "ip.ttl", ttl, "ip.dsfield.dscp", dscp,
            "ip.flags.df", dontFragment, "ip.flags.mf", "0");
    }

    private static Map<String, String> with(final Map<String, String> some, final String... more) {
        final var all = new TreeMap<>(some);
        for (var nr = 0; nr < more.length; nr += 2) {
            all.put(more[nr], more[nr + 1]);
        }
        return all;
    }

    /** The sink, as JSON, whose copies are told by the number of their tap-flow unless that has an identity. */
    String sink() {
        return sink("");
    }

    /** The sink, as JSON, with an identity of its own. */
    String sink(final int number) {
        return sink("\"%s\": %d".formatted(key, number));
    }

    private String sink(final String known) {
        return "\"remote\": {%s, \"%s\": {%s}}".formatted(outer, encapsulation,
            Stream.of(known, more).filter(text -> !text.isEmpty()).collect(Collectors.joining(", ")));
    }

    /** Whether a packet is a copy to it, of an identity. */
    boolean got(final Map<String, String> fields, final long number) {
        return seen.entrySet().stream().allMatch(field -> field.getKey().equals("protocols")
                ? fields.get("frame.protocols").contains(field.getValue() + "eth:")
                : fields.get(field.getKey()).equals(field.getValue()))
            && !fields.get(identity).isEmpty() && Long.decode(fields.get(identity)) == number;
    }

    @Override
    public String toString() {
        return encapsulation + " to " + (seen.containsKey("ipv6.dst") ? IPV6_ADDRESS : ADDRESS);
    }
}
