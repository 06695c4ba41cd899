import io.tapfabric.planner.filter.FilterFlows;
import io.tapfabric.planner.model.Filter;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.FilterRule;
import io.tapfabric.planner.model.Fragments;
import io.tapfabric.planner.model.FrameCriteria;
import io.tapfabric.planner.model.IpCriteria;
import io.tapfabric.planner.model.PortSet;
import io.tapfabric.planner.model.Prefix;
import io.tapfabric.planner.model.Protocol;
import io.tapfabric.planner.model.TransportCriteria;
import io.tapfabric.planner.model.Verdict;
import io.tapfabric.planner.model.VlanSet;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many flows a rule takes, and the processor time that a filter of many rules takes to become flows. Run with the
 * planner's jar on the class path: java -cp JARS Compile.java RULES. Prints JSON.
 */
final class Compile {
    private static final int WARM = 20;

    private Compile() {
    }

    public static void main(final String[] args) {
        final int rules = Integer.parseInt(args[0]);
        final var kinds = new LinkedHashMap<String, IntFunction<FilterRule>>();
        kinds.put("address and port", nr -> rule(nr, prefix(nr, 32), PortSet.ALL, ports("443")));
        kinds.put("prefix and a range of ports", nr -> rule(nr, prefix(nr, 24), PortSet.ALL, ports("1000-2000")));
        kinds.put("two lists of ports", nr -> rule(nr, prefix(nr, 24), ports("1024-65535"), ports("80", "443", "8080")));
        kinds.put("two ranges 1-65534, both families", nr -> rule(nr, Optional.empty(), ports("1-65534"),
            ports("1-65534")));
        final var perRule = kinds.entrySet().stream().map(kind -> "\"%s\": %d".formatted(kind.getKey(),
            FilterFlows.of(filter(List.of(kind.getValue().apply(1)))).size() - 2)).collect(Collectors.joining(", "));
        // what a new JVM has not compiled yet is part of the first figure
        final var mixed = List.copyOf(kinds.values()).subList(0, 3);
        final var filter = filter(IntStream.rangeClosed(1, rules).mapToObj(nr -> mixed.get(nr % 3).apply(nr)).toList());
        final double cold = seconds(filter);
        final var warm = IntStream.range(0, WARM).mapToDouble(round -> seconds(filter)).sorted().toArray();
        System.out.printf("{\"flows per rule\": {%s}, \"rules\": %d, \"flows\": %d, \"cold seconds\": %.3f, "
            + "\"warm seconds\": %.3f}%n", perRule, rules, FilterFlows.of(filter).size(), cold, warm[WARM / 2]);
    }

    private static double seconds(final Filter filter) {
        final var cpu = ManagementFactory.getThreadMXBean();
        final long begin = cpu.getCurrentThreadCpuTime();
        FilterFlows.of(filter);
        return (cpu.getCurrentThreadCpuTime() - begin) / 1e9;
    }

    private static Filter filter(final List<FilterRule> out) {
        return new Filter(FilterId.of("bench"), new FilterNumber(1), List.of(), out, Verdict.REJECT, Fragments.NONE);
    }

    private static FilterRule rule(final int nr, final Optional<Prefix> to, final PortSet source, final PortSet ports) {
        return new FilterRule(nr, Verdict.ACCEPT,
            new FrameCriteria(Optional.empty(), Optional.empty(), VlanSet.ALL, OptionalInt.empty()),
            new IpCriteria(Optional.empty(), Optional.of(Protocol.TCP), Optional.empty(), to, OptionalInt.empty()),
            TransportCriteria.ports(source, ports));
    }

    private static Optional<Prefix> prefix(final int nr, final int length) {
        return Optional.of(Prefix.of("10.%d.%d.0/%d".formatted(nr >> 8 & 0xff, nr & 0xff, length)));
    }

    private static PortSet ports(final String... ranges) {
        return PortSet.of(Arrays.asList(ranges));
    }
}
