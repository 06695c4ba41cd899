package io.tapfabric.cli.view;

import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Counters;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.Truncated;

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

    /** Packets that were cut, and their octets before and after. */
    static Cell cut(final Optional<Truncated> truncated) {
        return Cell.of(truncated.filter(count -> count.getPackets() != null && count.getBytesBefore() != null
            && count.getBytesAfter() != null).map(count -> count.requirePackets().getValue() + " packets, "
                + count.requireBytesBefore().getValue() + " bytes before, " + count.requireBytesAfter().getValue()
                + " after"));
    }
}
