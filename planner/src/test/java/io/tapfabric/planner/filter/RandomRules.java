package io.tapfabric.planner.filter;

import io.tapfabric.planner.model.Family;
import io.tapfabric.planner.model.Filter;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.FilterRule;
import io.tapfabric.planner.model.Fragments;
import io.tapfabric.planner.model.FrameCriteria;
import io.tapfabric.planner.model.IpCriteria;
import io.tapfabric.planner.model.Ipv6Address;
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
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Filters at random, of values that are often the same, and often at the edge of what is allowed. */
public record RandomRules(Random random) {
    private static final List<Protocol> PROTOCOLS = List.of(Protocol.TCP, Protocol.TCP, Protocol.TCP, Protocol.UDP,
        Protocol.SCTP, Protocol.ICMP, Protocol.ICMPV6, new Protocol(0), new Protocol(47), new Protocol(255));
    private static final List<Integer> PORTS = List.of(0, 1, 2, 79, 80, 81, 1023, 1024, 2000, 32767, 32768, 65534,
        65535);
    private static final List<Integer> VLANS = List.of(0, 1, 2, 10, 11, 20, 2047, 2048, 4093, 4094);
    private static final List<String> IPV4 = List.of("0.0.0.0", "10.0.0.0", "10.0.1.0", "10.0.1.129", "172.16.0.1",
        "128.0.0.0", "255.255.255.255");
    private static final List<String> IPV6 = List.of("::", "::1", "2001:db8::", "2001:db8:0:1::", "2001:db8:0:1:8000::",
        "fe80::ff", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
    private static final List<Integer> LENGTHS = List.of(0, 1, 8, 16, 23, 24, 31, 32, 32, 48, 63, 64, 65, 127, 128,
        128);

    /** A filter of a number, with so many rules at most in either direction. */
    public Filter filter(final int number, final int mostRules) {
        return new Filter(FilterId.of("f" + number), new FilterNumber(number), rules(mostRules), rules(mostRules),
            pick(List.of(Verdict.values())), pick(List.of(Fragments.values())));
    }

    private List<FilterRule> rules(final int most) {
        return IntStream.range(0, random.nextInt(most + 1)).mapToObj(i -> random.nextInt(4) == 0
            ? pick(List.of(FilterRule.FIRST, FilterRule.LAST)) : FilterRule.FIRST + random.nextInt(FilterRule.LAST))
            .distinct().map(this::rule).toList();
    }

    private FilterRule rule(final int priority) {
        final var ip = ip();
        final var type = random.nextInt(6) != 0 ? OptionalInt.empty()
            : ip.isAny() ? OptionalInt.of(pick(List.of(0x600, 0x800, 0x806, 0x86dd, 0xffff)))
            : OptionalInt.of(pick(List.copyOf(ip.families())).etherType());
        return new FilterRule(priority, pick(List.of(Verdict.values())),
            new FrameCriteria(maybe(8, this::mac), maybe(8, this::mac), vlans(), type), ip,
            ip.protocol().map(this::transport).orElse(TransportCriteria.ANY));
    }

    private VlanSet vlans() {
        return random.nextInt(4) != 0 ? VlanSet.ALL
            : VlanSet.of(Stream.generate(() -> range(VLANS, VlanSet.HIGHEST)).limit(1 + random.nextInt(3)).toList());
    }

    private MacPattern mac() {
        final long mask = pick(List.of(0L, 1L << 40, 0xffff_ff00_0000L, 0xffff_ffff_ffffL, 0xff00_0000_00ffL));
        return new MacPattern(new MacAddress(0x0200_0000_0000L + random.nextInt(3) & mask), new MacAddress(mask));
    }

    private IpCriteria ip() {
        if (random.nextInt(8) == 0) {
            return IpCriteria.ANY;
        }
        final var protocol = maybe(1, () -> pick(PROTOCOLS)).filter(its -> random.nextInt(5) != 0);
        final var family = protocol.flatMap(Protocol::family).orElse(pick(List.of(Family.values())));
        return new IpCriteria(maybe(3, () -> family), protocol, maybe(3, () -> prefix(family)),
            maybe(3, () -> prefix(family)), random.nextInt(8) == 0 ? OptionalInt.of(pick(List.of(0, 1, 46, 63)))
                : OptionalInt.empty());
    }

    private Prefix prefix(final Family family) {
        final int length = Math.min(pick(LENGTHS), family.bits());
        final var address = Prefix.of(pick(family == Family.IPV4 ? IPV4 : IPV6)).address();
        final var mask = new Prefix(family, new Ipv6Address(0, 0), length).mask();
        return new Prefix(family, new Ipv6Address(address.high() & mask.high(), address.low() & mask.low()), length);
    }

    private TransportCriteria transport(final Protocol protocol) {
        return protocol.hasPorts() ? new TransportCriteria(ports(), ports(),
            maybe(5, this::flags).filter(flags -> protocol.equals(Protocol.TCP)), OptionalInt.empty(),
            OptionalInt.empty())
            : protocol.hasTypes() ? new TransportCriteria(PortSet.ALL, PortSet.ALL, Optional.empty(), octet(), octet())
            : TransportCriteria.ANY;
    }

    private PortSet ports() {
        return random.nextInt(3) == 0 ? PortSet.ALL
            : PortSet.of(Stream.generate(() -> range(PORTS, PortSet.HIGHEST)).limit(1 + random.nextInt(3)).toList());
    }

    private TcpFlags flags() {
        final int mask = pick(List.of(1, 2, 0x12, 0x3f, TcpFlags.ALL));
        return new TcpFlags(pick(List.of(0, 1, 2, 0x12, TcpFlags.ALL)) & mask, mask);
    }

    private OptionalInt octet() {
        return random.nextInt(3) == 0 ? OptionalInt.empty() : OptionalInt.of(pick(List.of(0, 1, 8, 128, 255)));
    }

    private String range(final List<Integer> usual, final int highest) {
        final int one = random.nextInt(4) == 0 ? random.nextInt(highest + 1) : pick(usual);
        final int other = random.nextInt(3) == 0 ? one : pick(usual);
        return Math.min(one, other) + "-" + Math.max(one, other);
    }

    private <T> Optional<T> maybe(final int oneIn, final Supplier<T> what) {
        return random.nextInt(oneIn) == 0 ? Optional.of(what.get()) : Optional.empty();
    }

    private <T> T pick(final List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
