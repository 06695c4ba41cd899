package io.tapfabric.impl.store;

import io.tapfabric.planner.model.RateLimit;
import io.tapfabric.planner.model.Reduction;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ChoiceNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;

/**
 * Reads how much less a tap-flow copies: {@code truncate}, {@code sample} and {@code rate-limit}.
 */
final class Reductions {
    static final NodeIdentifier RATE_LIMIT = Leaves.id("rate-limit");
    static final String BURSTS = "with kilobits-per-second it is " + RateLimit.LONGEST + " (the longest packet) to "
        + RateLimit.MAX;

    private static final NodeIdentifier TRUNCATE = Leaves.id("truncate");
    private static final NodeIdentifier SAMPLE = Leaves.id("sample");
    private static final NodeIdentifier UNIT = Leaves.id("unit");
    private static final NodeIdentifier PACKETS = Leaves.id("packets-per-second");
    private static final NodeIdentifier KILOBITS = Leaves.id("kilobits-per-second");
    private static final NodeIdentifier BURST = Leaves.id("burst");

    private Reductions() {
        // static only
    }

    /** What a tap-flow asks for; nothing if that cannot be. */
    static Optional<Reduction> find(final MapEntryNode flow) {
        final var asked = Leaves.container(flow, RATE_LIMIT);
        final var limit = asked.flatMap(Reductions::limit);
        return asked.isPresent() && limit.isEmpty() ? Optional.empty()
            : Optional.of(new Reduction(number(flow, TRUNCATE), limit, number(flow, SAMPLE)));
    }

    /** The burst that no packet of some length would fit; each value alone is as the model says. */
    static Stream<String> wrongBursts(final DataContainerNode rateLimit) {
        return limit(rateLimit).isPresent() ? Stream.empty() : Leaves.text(rateLimit, BURST).stream();
    }

    private static Optional<RateLimit> limit(final DataContainerNode rateLimit) {
        final var burst = Leaves.text(rateLimit, BURST).map(Long::valueOf);
        return rate(rateLimit, PACKETS).map(rate ->
            new RateLimit(RateLimit.Unit.PACKETS, rate, burst.orElse(rate)))
            .or(() -> rate(rateLimit, KILOBITS).map(rate -> new RateLimit(RateLimit.Unit.KILOBITS, rate,
                burst.orElse(Math.max(rate, RateLimit.LONGEST)))).filter(RateLimit::fitsAny));
    }

    private static Optional<Long> rate(final DataContainerNode rateLimit, final NodeIdentifier unit) {
        return rateLimit.childByArg(UNIT) instanceof ChoiceNode choice
            ? Leaves.text(choice, unit).map(Long::valueOf) : Optional.empty();
    }

    private static OptionalInt number(final DataContainerNode parent, final NodeIdentifier leaf) {
        return Leaves.text(parent, leaf).map(text -> OptionalInt.of(Integer.parseInt(text)))
            .orElse(OptionalInt.empty());
    }
}
