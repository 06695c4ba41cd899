package io.tapfabric.planner.filter;

import com.google.common.collect.Range;
import com.google.common.collect.TreeRangeSet;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Match.Bits;
import io.tapfabric.planner.model.Family;
import io.tapfabric.planner.model.FilterRule;
import io.tapfabric.planner.model.Fragments;
import io.tapfabric.planner.model.MacPattern;
import io.tapfabric.planner.model.PortSet;
import io.tapfabric.planner.model.Prefix;
import io.tapfabric.planner.model.Protocol;
import io.tapfabric.planner.model.VlanSet;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The packets that a rule matches, as patterns that do not overlap: one for each family that they may be of, and for
 * each of these, if it looks into layer 4, one more for later fragments if it takes them.
 *
 * @param rule the rule
 * @param fragments which later fragments it takes
 */
record RulePatterns(FilterRule rule, Fragments fragments) {
    /** Whole packets and first fragments ({@code nw_frag=not_later}). */
    private static final Bits NOT_LATER = new Bits(0, 2);
    /** The other fragments ({@code nw_frag=later}), which have both bits. */
    private static final Bits LATER = new Bits(3, 3);

    private static final Range<Integer> UNTAGGED = Range.closedOpen(0, 1);
    private static final Range<Integer> TAGGED = Range.closedOpen(1, VlanSet.HIGHEST + 1);

    private static final Map<Protocol, Field> SOURCE_PORT =
        Map.of(Protocol.TCP, Field.TCP_SRC, Protocol.UDP, Field.UDP_SRC, Protocol.SCTP, Field.SCTP_SRC);
    private static final Map<Protocol, Field> DESTINATION_PORT =
        Map.of(Protocol.TCP, Field.TCP_DST, Protocol.UDP, Field.UDP_DST, Protocol.SCTP, Field.SCTP_DST);
    private static final Map<Protocol, Field> TYPE =
        Map.of(Protocol.ICMP, Field.ICMP_TYPE, Protocol.ICMPV6, Field.ICMPV6_TYPE);
    private static final Map<Protocol, Field> CODE =
        Map.of(Protocol.ICMP, Field.ICMP_CODE, Protocol.ICMPV6, Field.ICMPV6_CODE);

    Stream<Pattern> patterns() {
        return rule.ip().isAny() ? Stream.of(frames()) : rule.families().stream().flatMap(this::patterns);
    }

    private Stream<Pattern> patterns(final Family family) {
        return rule.transport().isAny() ? Stream.of(packets(family))
            : fragments == Fragments.NONE ? Stream.of(messages(family))
            : Stream.of(messages(family), laterFragments(family));
    }

    private Pattern frames() {
        final var pattern = new Pattern();
        rule.frame().source().ifPresent(mac -> mac(pattern, Field.ETH_SRC, mac));
        rule.frame().destination().ifPresent(mac -> mac(pattern, Field.ETH_DST, mac));
        rule.frame().etherType().ifPresent(type -> pattern.demand(Field.ETH_TYPE, type));
        vlans(pattern, rule.frame().vlans());
        return pattern;
    }

    private static void mac(final Pattern pattern, final Field field, final MacPattern mac) {
        pattern.demand(field, new Bits(mac.address().bits(), mac.mask().bits()));
    }

    private static void vlans(final Pattern pattern, final VlanSet vlans) {
        final var values = TreeRangeSet.<Integer>create();
        vlans.ranges().subRangeSet(UNTAGGED).asRanges().forEach(values::add);
        vlans.ranges().subRangeSet(TAGGED).asRanges().forEach(range -> values.add(Range.closedOpen(
            Field.VLAN_PRESENT | range.lowerEndpoint(), Field.VLAN_PRESENT | range.upperEndpoint())));
        pattern.demand(Field.VLAN_VID, RangeMasks.of(Field.VLAN_VID, values));
    }

    private Pattern packets(final Family family) {
        final var pattern = frames();
        pattern.demand(Field.ETH_TYPE, family.etherType());
        rule.ip().protocol().ifPresent(protocol -> pattern.demand(Field.IP_PROTO, protocol.number()));
        rule.ip().dscp().ifPresent(dscp -> pattern.demand(Field.IP_DSCP, dscp));
        if (family == Family.IPV4) {
            rule.ip().source().ifPresent(prefix -> low(pattern, Field.IPV4_SRC, prefix));
            rule.ip().destination().ifPresent(prefix -> low(pattern, Field.IPV4_DST, prefix));
        } else {
            rule.ip().source().ifPresent(prefix -> both(pattern, Field.IPV6_SRC_HIGH, Field.IPV6_SRC_LOW, prefix));
            rule.ip().destination().ifPresent(prefix -> both(pattern, Field.IPV6_DST_HIGH, Field.IPV6_DST_LOW, prefix));
        }
        return pattern;
    }

    private static void both(final Pattern pattern, final Field high, final Field low, final Prefix prefix) {
        pattern.demand(high, new Bits(prefix.address().high(), prefix.mask().high()));
        low(pattern, low, prefix);
    }

    private static void low(final Pattern pattern, final Field field, final Prefix prefix) {
        pattern.demand(field, new Bits(prefix.address().low(), prefix.mask().low()));
    }

    private Pattern messages(final Family family) {
        final var protocol = rule.ip().protocol().orElseThrow();
        final var transport = rule.transport();
        final var pattern = packets(family);
        pattern.demand(Field.IP_FRAGMENT, NOT_LATER);
        ports(pattern, SOURCE_PORT.get(protocol), transport.source());
        ports(pattern, DESTINATION_PORT.get(protocol), transport.destination());
        transport.flags().ifPresent(flags ->
            pattern.demand(Field.TCP_FLAGS, new Bits(flags.value(), flags.mask())));
        transport.icmpType().ifPresent(type -> pattern.demand(TYPE.get(protocol), type));
        transport.icmpCode().ifPresent(code -> pattern.demand(CODE.get(protocol), code));
        return pattern;
    }

    private static void ports(final Pattern pattern, final Field field, final PortSet ports) {
        if (!ports.isAll()) {
            pattern.demand(field, RangeMasks.of(field, ports.ranges()));
        }
    }

    private Pattern laterFragments(final Family family) {
        final var pattern = packets(family);
        pattern.demand(Field.IP_FRAGMENT, LATER);
        return pattern;
    }
}
