package io.tapfabric.planner.filter;

import io.tapfabric.planner.model.Family;
import io.tapfabric.planner.model.FilterRule;
import io.tapfabric.planner.model.MacPattern;
import io.tapfabric.planner.model.PortSet;
import io.tapfabric.planner.model.Prefix;
import io.tapfabric.planner.model.Protocol;
import io.tapfabric.planner.model.VlanSet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** Frames at random that a rule matches, or nearly: with the first or last values that it takes, or one beyond. */
public record RandomFrames(Random random) {
    private static final int MISSES = 20;

    /** A frame for one of {@code rules}, or for none of them. */
    public Frame frame(final List<FilterRule> rules) {
        return rules.isEmpty() || random.nextInt(MISSES) == 0 ? any() : near(rules.get(random.nextInt(rules.size())));
    }

    private Frame any() {
        return new Frame(random.nextInt(4), random.nextInt(4), random.nextInt(3) - 1,
            random.nextBoolean() ? 0x806 : 0x600, Optional.empty());
    }

    private Frame near(final FilterRule rule) {
        final var type = rule.frame().etherType();
        final boolean ip = random.nextInt(MISSES) != 0
            && (!rule.ip().isAny() || type.isEmpty() || List.of(0x800, 0x86dd).contains(type.getAsInt()));
        final var header = ip ? Optional.of(ip(rule, v6(rule))) : Optional.<Frame.Ip>empty();
        final int other = type.isPresent() && type.getAsInt() != 0x800 && type.getAsInt() != 0x86dd
            ? type.getAsInt() : 0x806;
        return new Frame(mac(rule.frame().source()), mac(rule.frame().destination()), tag(rule.frame().vlans()),
            header.map(its -> its.v6() ? 0x86dd : 0x800).orElse(other), header);
    }

    private boolean v6(final FilterRule rule) {
        if (random.nextInt(MISSES) == 0 || rule.families().size() != 1) {
            return random.nextBoolean();
        }
        return rule.families().contains(Family.IPV6);
    }

    private long mac(final Optional<MacPattern> demanded) {
        final long address = demanded.map(mac -> mac.address().bits()).orElse(0x0200_0000_0000L);
        return switch (random.nextInt(MISSES)) {
            case 0 -> address ^ 1L << random.nextInt(48);
            case 1, 2 -> address | demanded.map(mac -> ~mac.mask().bits() & 0xffff_ffff_ffffL).orElse(1L);
            default -> address;
        };
    }

    private int tag(final VlanSet demanded) {
        if (demanded.isAll() || random.nextInt(MISSES) == 0) {
            return random.nextInt(4) - 1;
        }
        final var vlans = List.copyOf(demanded.vlans());
        final int vlan = edge(vlans.get(random.nextInt(vlans.size())), 4095);
        return vlan == 0 && random.nextInt(4) != 0 ? -1 : vlan;
    }

    private Frame.Ip ip(final FilterRule rule, final boolean v6) {
        final int demanded = rule.ip().protocol().map(Protocol::number).orElse(random.nextBoolean() ? 6 : 17);
        final int protocol = edge(demanded, 255);
        final int highest = List.of(1, 58).contains(protocol) ? 255 : PortSet.HIGHEST;   // types and codes, or ports
        final var transport = rule.transport();
        final boolean ports = transport.icmpType().isEmpty() && transport.icmpCode().isEmpty();
        return new Frame.Ip(v6, address(rule.ip().source(), v6), address(rule.ip().destination(), v6),
            protocol, number(rule.ip().dscp(), 63),
            Frame.Part.values()[Math.max(0, random.nextInt(9) - 6)],
            highest & (ports ? port(transport.source()) : number(transport.icmpType(), 255)),
            highest & (ports ? port(transport.destination()) : number(transport.icmpCode(), 255)),
            transport.flags().map(flags -> flags.value() | random.nextInt(0x1000) & ~flags.mask()).orElse(2)
                ^ (random.nextInt(MISSES) == 0 ? 1 << random.nextInt(12) : 0));
    }

    private BigInteger address(final Optional<Prefix> demanded, final boolean v6) {
        final int bits = v6 ? 128 : 32;
        if (demanded.isEmpty() || demanded.orElseThrow().family() == Family.IPV6 != v6) {
            return new BigInteger(bits, random);
        }
        final var its = demanded.orElseThrow().address();
        final var first = new BigInteger(Long.toUnsignedString(its.high())).shiftLeft(64)
            .or(new BigInteger(Long.toUnsignedString(its.low())));
        final var all = BigInteger.ONE.shiftLeft(bits);
        final var length = BigInteger.ONE.shiftLeft(bits - demanded.orElseThrow().length());
        return switch (random.nextInt(MISSES)) {
            case 0 -> first.subtract(BigInteger.ONE).mod(all);
            case 1 -> first.add(length).mod(all);
            case 2, 3, 4, 5, 6 -> first.add(length).subtract(BigInteger.ONE);
            default -> first;
        };
    }

    private int port(final PortSet demanded) {
        if (demanded.isAll()) {
            return random.nextInt(PortSet.HIGHEST + 1);
        }
        final var ranges = new ArrayList<>(demanded.ranges().asRanges());
        final var range = ranges.get(random.nextInt(ranges.size()));
        final int inside = range.lowerEndpoint() + random.nextInt(range.upperEndpoint() - range.lowerEndpoint());
        return switch (random.nextInt(3)) {
            case 0 -> edge(range.lowerEndpoint(), PortSet.HIGHEST);
            case 1 -> edge(range.upperEndpoint() - 1, PortSet.HIGHEST);
            default -> inside;
        };
    }

    private int number(final OptionalInt demanded, final int highest) {
        return demanded.isPresent() ? edge(demanded.getAsInt(), highest) : random.nextInt(highest + 1);
    }

    /** The number, now and then one less or one more. */
    private int edge(final int number, final int highest) {
        final int step = random.nextInt(MISSES);
        return Math.max(0, Math.min(highest, step == 0 ? number - 1 : step == 1 ? number + 1 : number));
    }
}
