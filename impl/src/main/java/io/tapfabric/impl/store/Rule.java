package io.tapfabric.impl.store;

import io.tapfabric.planner.model.Family;
import io.tapfabric.planner.model.FilterRule;
import io.tapfabric.planner.model.FrameCriteria;
import io.tapfabric.planner.model.IpCriteria;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.MacPattern;
import io.tapfabric.planner.model.PortSet;
import io.tapfabric.planner.model.Prefix;
import io.tapfabric.planner.model.Protocol;
import io.tapfabric.planner.model.TcpFlags;
import io.tapfabric.planner.model.TransportCriteria;
import io.tapfabric.planner.model.Verdict;
import io.tapfabric.planner.model.VlanSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;

/**
 * A filter's rule as it is stored. Its leaves are what the model says, but they may not go together: then the planner's
 * values refuse them, in words that are the client's answer.
 *
 * @param entry of the list {@code in} or {@code out}
 */
record Rule(MapEntryNode entry) {
    private static final NodeIdentifier PRIORITY = Leaves.id("priority");
    private static final NodeIdentifier ACTION = Leaves.id("action");
    private static final NodeIdentifier SOURCE_MAC = Leaves.id("source-mac");
    private static final NodeIdentifier DESTINATION_MAC = Leaves.id("destination-mac");
    private static final NodeIdentifier ETHERTYPE = Leaves.id("ethertype");
    private static final NodeIdentifier FAMILY = Leaves.id("family");
    private static final NodeIdentifier PROTOCOL = Leaves.id("protocol");
    private static final NodeIdentifier SOURCE_PREFIX = Leaves.id("source-prefix");
    private static final NodeIdentifier DESTINATION_PREFIX = Leaves.id("destination-prefix");
    private static final NodeIdentifier DSCP = Leaves.id("dscp");
    private static final NodeIdentifier SOURCE_PORT = Leaves.id("source-port");
    private static final NodeIdentifier DESTINATION_PORT = Leaves.id("destination-port");
    private static final NodeIdentifier TCP_FLAGS = Leaves.id("tcp-flags");
    private static final NodeIdentifier SET = Leaves.id("set");
    private static final NodeIdentifier UNSET = Leaves.id("unset");
    private static final NodeIdentifier ICMP_TYPE = Leaves.id("icmp-type");
    private static final NodeIdentifier ICMP_CODE = Leaves.id("icmp-code");

    private static final String ANY = "any";
    /** The flags of TCP, the lowest bit first. */
    private static final List<String> FLAGS = List.of("fin", "syn", "rst", "psh", "ack", "urg", "ece", "cwr", "ns");

    /** Why it means nothing; empty if {@link #read()} reads it. */
    Optional<Unread.Wrong> wrong() {
        try {
            read();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            // the values are a client's: not a bug, and told apart by nothing else
            return Optional.of(new Unread.Wrong(Optional.of(new Unread.Where(
                entry.name().getNodeType().getLocalName(), String.valueOf(priority()))),
                String.valueOf(e.getMessage())));
        }
    }

    /**
     * The rule as a value.
     *
     * @throws IllegalArgumentException if its leaves do not go together
     */
    FilterRule read() {
        return new FilterRule(priority(),
            Leaves.name(entry, ACTION).map(Verdict::valueOf).orElseThrow(() ->
                new IllegalArgumentException("no action, allowed accept or reject")), frame(), ip(), transport());
    }

    /** Its key. */
    int priority() {
        return number(PRIORITY).orElse(0);
    }

    private FrameCriteria frame() {
        return new FrameCriteria(leaf(SOURCE_MAC, Rule::mac), leaf(DESTINATION_MAC, Rule::mac),
            VlanSet.of(Leaves.texts(entry, Leaves.VLAN).toList()), number(ETHERTYPE));
    }

    private IpCriteria ip() {
        return new IpCriteria(Leaves.name(entry, FAMILY).filter(name -> !name.equalsIgnoreCase(ANY))
            .map(Family::valueOf), Leaves.text(entry, PROTOCOL).filter(name -> !name.equals(ANY)).map(Rule::protocol),
            leaf(SOURCE_PREFIX, Prefix::of), leaf(DESTINATION_PREFIX, Prefix::of), number(DSCP));
    }

    private TransportCriteria transport() {
        return new TransportCriteria(ports(SOURCE_PORT), ports(DESTINATION_PORT),
            Leaves.container(entry, TCP_FLAGS).flatMap(Rule::flags), number(ICMP_TYPE), number(ICMP_CODE));
    }

    private static MacPattern mac(final String text) {
        final var parts = text.split("/", 2);
        final var address = MacAddress.of(parts[0]);
        return parts.length == 1 ? MacPattern.of(address) : new MacPattern(address, MacAddress.of(parts[1]));
    }

    private static Protocol protocol(final String text) {
        return switch (text) {
            case "tcp" -> Protocol.TCP;
            case "udp" -> Protocol.UDP;
            case "sctp" -> Protocol.SCTP;
            case "icmp" -> Protocol.ICMP;
            case "icmpv6" -> Protocol.ICMPV6;
            default -> new Protocol(Integer.parseInt(text));        // the model lets pass nothing else
        };
    }

    private static Optional<TcpFlags> flags(final DataContainerNode flags) {
        final var set = Leaves.texts(flags, SET).sorted().toList();
        final var unset = Leaves.texts(flags, UNSET).toList();
        final var both = set.stream().filter(unset::contains).collect(Collectors.joining(", "));
        if (!both.isEmpty()) {
            throw new IllegalArgumentException("TCP flags " + both + " set and unset, allowed one of both");
        }
        final int mask = bits(set) | bits(unset);
        return mask == 0 ? Optional.empty() : Optional.of(new TcpFlags(bits(set), mask));
    }

    private static int bits(final List<String> flags) {
        return flags.stream().mapToInt(flag -> 1 << FLAGS.indexOf(flag)).sum();
    }

    private PortSet ports(final NodeIdentifier leafList) {
        return named(leafList, Leaves.texts(entry, leafList).toList(), PortSet::of);
    }

    private <T> Optional<T> leaf(final NodeIdentifier leaf, final Function<String, T> reader) {
        return Leaves.text(entry, leaf).map(text -> named(leaf, text, reader));
    }

    /** What {@code value} is read as; of the two ends that a packet has, a refusal names the one that is meant. */
    private static <V, T> T named(final NodeIdentifier leaf, final V value, final Function<V, T> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(leaf.getNodeType().getLocalName() + ": " + e.getMessage(), e);
        }
    }

    private OptionalInt number(final NodeIdentifier leaf) {
        return Leaves.text(entry, leaf).map(text -> OptionalInt.of(Integer.parseInt(text)))
            .orElse(OptionalInt.empty());
    }
}
