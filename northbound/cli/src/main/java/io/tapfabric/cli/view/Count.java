package io.tapfabric.cli.view;

import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Counters;

/**
 * Counted copies; a dash if nothing was counted yet.
 */
final class Count {
    private Count() {
        // static only
    }

    /** The packets alone. */
    static Cell packets(final Optional<? extends Counters> counters) {
        return Cell.of(counters.map(Counters::getPackets).map(packets -> packets.getValue()));
    }

    /** Packets and octets. */
    static Cell both(final Optional<? extends Counters> counters) {
        return Cell.of(counters.filter(count -> count.getPackets() != null && count.getBytes() != null)
            .map(count -> count.requirePackets().getValue() + " packets, " + count.requireBytes().getValue()
                + " bytes"));
    }
}
