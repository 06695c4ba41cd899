package io.tapfabric.cli.option;

import java.util.Optional;
import java.util.regex.Pattern;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.flow.RateLimit;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.flow.RateLimitBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.flow.rate.limit.Unit;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.flow.rate.limit.unit.KilobitsPerSecond;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.flow.rate.limit.unit.KilobitsPerSecondBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.flow.rate.limit.unit.PacketsPerSecond;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.flow.rate.limit.unit.PacketsPerSecondBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * How much less a tap-flow copies.
 */
public final class ReductionLeaf {
    /** How many octets of a copy are left. */
    public static final Leaf<Uint16> TRUNCATE = new Leaf<>(
        text -> new TapFlowBuilder().setTruncate(Uint16.valueOf(text)).getTruncate(),
        "truncate is 14 to 65535 octets");
    /** Of how many conversations one is copied. */
    public static final Leaf<Uint16> SAMPLE = new Leaf<>(
        text -> new TapFlowBuilder().setSample(Uint16.valueOf(text)).getSample(),
        "sample is one in 2 to 65535 conversations");
    /** How many copies there may be in a time. */
    public static final Leaf<RateLimit> RATE_LIMIT = new Leaf<>(ReductionLeaf::rateLimit,
        "it is a number of packets or of 1000 bits a second, as 100pps or 1000kbps, alone or with a burst, as "
            + "100pps,burst=20", "each is 1 to 4294967295");

    private static final String PPS = "pps";
    private static final String KBPS = "kbps";
    private static final String BURST = ",burst=";
    private static final Pattern RATE = Pattern.compile("([0-9]+)(" + PPS + '|' + KBPS + ")(?:" + BURST + "([0-9]+))?");

    private ReductionLeaf() {
        // static only
    }

    /** A rate limit as {@link #RATE_LIMIT} takes it. */
    public static String text(final RateLimit limit) {
        final var rate = Cast.to(PacketsPerSecond.class, limit.getUnit())
            .map(unit -> unit.getPacketsPerSecond() + PPS)
            .or(() -> Cast.to(KilobitsPerSecond.class, limit.getUnit())
                .map(unit -> unit.getKilobitsPerSecond() + KBPS));
        return rate.orElse("") + Optional.ofNullable(limit.getBurst()).map(burst -> BURST + burst).orElse("");
    }

    private static RateLimit rateLimit(final String text) {
        final var parts = RATE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        final var limit = new RateLimitBuilder().setUnit(unit(Uint32.valueOf(parts.group(1)), parts.group(2)));
        Optional.ofNullable(parts.group(3)).map(Uint32::valueOf).ifPresent(limit::setBurst);
        return limit.build();
    }

    private static Unit unit(final Uint32 rate, final String name) {
        return name.equals(PPS) ? new PacketsPerSecondBuilder().setPacketsPerSecond(rate).build()
            : new KilobitsPerSecondBuilder().setKilobitsPerSecond(rate).build();
    }
}
