package io.tapfabric.planner.filter;

import io.tapfabric.planner.model.Family;
import io.tapfabric.planner.model.Filter;
import io.tapfabric.planner.model.FilterRule;
import io.tapfabric.planner.model.Fragments;
import io.tapfabric.planner.model.MacPattern;
import io.tapfabric.planner.model.PortSet;
import io.tapfabric.planner.model.Prefix;
import io.tapfabric.planner.model.TransportCriteria;
import io.tapfabric.planner.model.Verdict;
import io.tapfabric.planner.model.VlanSet;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Judges a frame by a filter's rules, one after the other, as the text says. It knows nothing of flows. */
public record FirstMatch(Filter filter) {
    public Verdict in(final Frame frame) {
        return judge(filter.in(), frame);
    }

    public Verdict out(final Frame frame) {
        return judge(filter.out(), frame);
    }

    private Verdict judge(final List<FilterRule> rules, final Frame frame) {
        return rules.stream().filter(rule -> matches(rule, frame)).min(Comparator.comparing(FilterRule::priority))
            .map(FilterRule::verdict).orElse(filter.otherwise());
    }

    private boolean matches(final FilterRule rule, final Frame frame) {
        final var demanded = rule.frame();
        return mac(demanded.source(), frame.source()) && mac(demanded.destination(), frame.destination())
            && vlan(demanded.vlans(), frame.tag()) && number(demanded.etherType(), frame.etherType())
            && frame.ip().map(ip -> header(rule, ip)).orElseGet(() -> wantsNoIp(rule));
    }

    private static boolean mac(final Optional<MacPattern> demanded, final long actual) {
        return demanded.isEmpty()
            || ((actual ^ demanded.orElseThrow().address().bits()) & demanded.orElseThrow().mask().bits()) == 0;
    }

    private static boolean vlan(final VlanSet demanded, final int tag) {
        return demanded.vlans().isEmpty() || (tag == -1 ? demanded.vlans().contains(0)
            : tag != 0 && demanded.vlans().contains(tag));
    }

    private static boolean number(final OptionalInt demanded, final int actual) {
        return demanded.isEmpty() || demanded.getAsInt() == actual;
    }

    private static boolean wantsNoIp(final FilterRule rule) {
        final var ip = rule.ip();
        return ip.family().isEmpty() && ip.protocol().isEmpty() && ip.source().isEmpty() && ip.destination().isEmpty()
            && ip.dscp().isEmpty();
    }

    private boolean header(final FilterRule rule, final Frame.Ip ip) {
        final var demanded = rule.ip();
        return demanded.family().map(family -> family == Family.IPV6 == ip.v6()).orElse(true)
            && demanded.protocol().map(protocol -> protocol(protocol.number(), ip)).orElse(true)
            && number(demanded.dscp(), ip.dscp())
            && prefix(demanded.source(), ip.v6(), ip.source())
            && prefix(demanded.destination(), ip.v6(), ip.destination())
            && transport(rule.transport(), ip);
    }

    private static boolean protocol(final int demanded, final Frame.Ip ip) {
        return demanded == ip.protocol() && (demanded != 1 || !ip.v6()) && (demanded != 58 || ip.v6());
    }

    private static boolean prefix(final Optional<Prefix> demanded, final boolean v6, final BigInteger address) {
        if (demanded.isEmpty()) {
            return true;
        }
        final var prefix = demanded.orElseThrow();
        final int behind = (v6 ? 128 : 32) - prefix.length();
        return prefix.family() == Family.IPV6 == v6
            && first(prefix).shiftRight(behind).equals(address.shiftRight(behind));
    }

    private static BigInteger first(final Prefix prefix) {
        return new BigInteger(Long.toUnsignedString(prefix.address().high())).shiftLeft(64)
            .add(new BigInteger(Long.toUnsignedString(prefix.address().low())));
    }

    private boolean transport(final TransportCriteria demanded, final Frame.Ip ip) {
        if (demanded.source().ranges().isEmpty() && demanded.destination().ranges().isEmpty()
                && demanded.flags().isEmpty() && demanded.icmpType().isEmpty() && demanded.icmpCode().isEmpty()) {
            return true;
        }
        if (ip.part() == Frame.Part.LATER_FRAGMENT) {
            return filter.fragments() == Fragments.LATER_FRAGMENTS_OF_ANY;
        }
        return port(demanded.source(), ip.first()) && port(demanded.destination(), ip.second())
            && demanded.flags().map(flags -> (ip.flags() & flags.mask()) == flags.value()).orElse(true)
            && number(demanded.icmpType(), ip.first()) && number(demanded.icmpCode(), ip.second());
    }

    private static boolean port(final PortSet demanded, final int actual) {
        return demanded.ranges().isEmpty() || demanded.ranges().asRanges().stream()
            .anyMatch(range -> range.lowerEndpoint() <= actual && actual < range.upperEndpoint());
    }
}
