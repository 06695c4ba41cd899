package io.tapfabric.cli.option;

import com.google.common.collect.ImmutableSet;
import io.tapfabric.cli.Failure;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Dscp;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4Prefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6Prefix;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.AddressFamily;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.MacPattern;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Ports;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Protocol;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TcpFlag;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.filter.InBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * The leaves of a filter's rule.
 */
public final class RuleLeaf {
    /** The place of a rule among those of its direction. */
    public static final Leaf<Uint16> PRIORITY = new Leaf<>(
        text -> new InBuilder().setPriority(Uint16.valueOf(text)).getPriority(),
        "priority is 1 (first) to 65534 (last)");

    static final Leaf<MacPattern> MAC = new Leaf<>(MacPattern::new,
        "a MAC pattern is six octets in hex, joined by ':', alone or with '/' and a mask of the same form behind it");
    static final Leaf<Uint16> ETHERTYPE = new Leaf<>(
        text -> new InBuilder().setEthertype(number(text)).getEthertype(),
        "an ethertype is 1536 (0x600) to 65535 (0xffff)");
    static final Leaf<AddressFamily> FAMILY = new Leaf<>(AddressFamily::ofName, "it is any, ipv4 or ipv6");
    static final Leaf<Protocol> PROTOCOL = new Leaf<>(RuleLeaf::protocol,
        "it is any, tcp, udp, sctp, icmp, icmpv6 or a number", "the number of a protocol is 0 to 255");
    static final Leaf<IpPrefix> PREFIX = new Leaf<>(RuleLeaf::prefix,
        "it is an IPv4 or IPv6 prefix, as 10.0.0.0/8 or fd00::/64");
    static final Leaf<Dscp> DSCP = new Leaf<>(
        text -> new InBuilder().setDscp(new Dscp(Uint8.valueOf(text))).getDscp(), "a DSCP is 0 to 63");
    static final Leaf<Set<Ports>> PORTS = new Leaf<>(Ports::new,
        "ports are one port, as 80, or the first and the last, as 8000-8080; a port is 0 to 65535").several();
    static final Leaf<Set<TcpFlag>> TCP_FLAGS =
        new Leaf<>(TcpFlag::ofName, "a flag is fin, syn, rst, psh, ack, urg, ece, cwr or ns").several();
    static final Leaf<Uint8> ICMP_TYPE = new Leaf<>(Uint8::valueOf, "an ICMP type is 0 to 255");
    static final Leaf<Uint8> ICMP_CODE = new Leaf<>(Uint8::valueOf, "an ICMP code is 0 to 255");

    private static final String HEX = "0x";
    private static final int HEX_RADIX = 16;

    private RuleLeaf() {
        // static only
    }

    /** Priorities of rules, each once. */
    public static Set<Uint16> priorities(final Collection<String> texts) throws Failure {
        final var priorities = ImmutableSet.<Uint16>builder();
        for (var text : texts) {
            priorities.add(PRIORITY.of("priority", text));
        }
        return priorities.build();
    }

    /** A protocol as the model writes it. */
    static String text(final Protocol protocol) {
        return Optional.ofNullable(protocol.getEnumeration()).map(Protocol.Enumeration::getName)
            .orElseGet(protocol::stringValue);
    }

    private static Uint16 number(final String text) {
        return text.startsWith(HEX) ? Uint16.valueOf(text.substring(HEX.length()), HEX_RADIX) : Uint16.valueOf(text);
    }

    private static Protocol protocol(final String text) {
        return !text.isEmpty() && Character.isDigit(text.charAt(0)) ? new Protocol(Uint8.valueOf(text))
            : new Protocol(Protocol.Enumeration.ofName(text));
    }

    private static IpPrefix prefix(final String text) {
        return text.indexOf(':') < 0 ? new IpPrefix(new Ipv4Prefix(text)) : new IpPrefix(new Ipv6Prefix(text));
    }
}
