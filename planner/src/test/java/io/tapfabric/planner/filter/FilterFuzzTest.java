package io.tapfabric.planner.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.model.Family;
import io.tapfabric.planner.model.Filter;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.FilterRule;
import io.tapfabric.planner.model.Fragments;
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
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever somebody writes into a filter: it is refused, and told what is allowed, or it becomes exact flows. */
class FilterFuzzTest {
    private static final int FILTERS = 20_000;
    private static final int PACKETS = 5;
    private static final List<Integer> NUMBERS = List.of(-1, 0, 1, 6, 6, 6, 17, 58, 63, 64, 255, 256, 0x5ff, 0x600,
        0x800, 0x806, 0x86dd, 4094, 4095, 65534, 65535, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE);
    private static final List<String> RANGES = List.of("0", "1", "80", "4094", "4095", "65535", "65536", "1-65534",
        "10-20", "20-10", "0-4094", "0-65535", "-1", "1-", "", "a", "1,2", "99999999999");
    private static final List<String> PREFIXES = List.of("10.0.0.0/8", "10.0.0.1", "10.0.0.1/8", "0.0.0.0/0", "::/0",
        "2001:db8::/32", "2001:db8::1", "2001:db8::1/33", "::ffff:10.0.0.1", "10.0.0.0/33", "::/129", "fe80::1%1", "x",
        "");

    private final Seed seed = Seed.pick();
    private final Random random = seed.random();
    private final RandomFrames frames = new RandomFrames(random);

    @Test
    void refusedOrExact() {
        seed.check(this::write);
    }

    private void write() {
        int exact = 0;
        for (int i = 0; i < FILTERS; i++) {
            final Filter filter;
            try {
                filter = filter();
            } catch (IllegalArgumentException refusal) {
                assertTrue(refusal.getMessage().contains("allowed"), refusal::toString);
                continue;
            }
            exact++;
            final var its = Switch.of(List.of(filter));
            for (int packet = 0; packet < PACKETS; packet++) {
                final var frame = frames.frame(filter.in());
                assertEquals(new FirstMatch(filter).in(frame), Switch.verdict(its.in(filter.number(), frame)),
                    () -> frame + " of " + filter);
            }
        }
        assertTrue(exact > FILTERS / 20 && exact < FILTERS - FILTERS / 20, "exact " + exact + " of " + FILTERS);
    }

    private Filter filter() {
        return new Filter(FilterId.of("f"), new FilterNumber(rarely(8) ? pick(NUMBERS) : 1),
            Stream.generate(this::rule).limit(1 + random.nextInt(2)).toList(), List.of(),
            pick(List.of(Verdict.values())), pick(List.of(Fragments.values())));
    }

    private FilterRule rule() {
        return new FilterRule(rarely(4) ? pick(NUMBERS) : 1 + random.nextInt(9), pick(List.of(Verdict.values())),
            new FrameCriteria(maybe(8, this::mac), maybe(8, this::mac), maybe(6, () -> VlanSet.of(ranges()))
                .orElse(VlanSet.ALL), number(6)),
            new IpCriteria(maybe(4, () -> pick(List.of(Family.values()))), maybe(2, () -> new Protocol(pick(NUMBERS))),
                maybe(6, () -> Prefix.of(pick(PREFIXES))), maybe(6, () -> Prefix.of(pick(PREFIXES))), number(10)),
            new TransportCriteria(maybe(6, () -> PortSet.of(ranges())).orElse(PortSet.ALL),
                maybe(6, () -> PortSet.of(ranges())).orElse(PortSet.ALL),
                maybe(10, () -> new TcpFlags(pick(NUMBERS), pick(NUMBERS))), number(12), number(12)));
    }

    private MacPattern mac() {
        return new MacPattern(new MacAddress(random.nextInt(4)), new MacAddress(random.nextInt(4)));
    }

    private List<String> ranges() {
        return Stream.generate(() -> pick(RANGES)).limit(random.nextInt(3)).toList();
    }

    private OptionalInt number(final int oneIn) {
        return rarely(oneIn) ? OptionalInt.of(pick(NUMBERS)) : OptionalInt.empty();
    }

    private <T> Optional<T> maybe(final int oneIn, final Supplier<T> what) {
        return rarely(oneIn) ? Optional.of(what.get()) : Optional.empty();
    }

    private boolean rarely(final int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(final List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
