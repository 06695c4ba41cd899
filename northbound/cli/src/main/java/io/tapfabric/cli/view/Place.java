package io.tapfabric.cli.view;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Sinks;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.Source;

/**
 * Where sources and sinks are now; a dash if nowhere, or not known.
 */
final class Place {
    private Place() {
        // static only
    }

    /** The sinks: two while a guest moves. */
    static Cell sinks(final Optional<? extends Sinks> known) {
        return joined(known.stream().flatMap(state -> state.nonnullSink().values().stream())
            .map(sink -> "port " + sink.requirePort().getValue() + " of " + sink.requireHost().getValue()));
    }

    /** One source: bridges, and ports where it is a NIC. */
    static Cell source(final Optional<Source> known) {
        return joined(known.stream().flatMap(state -> state.nonnullPlace().values().stream())
            .map(place -> Optional.ofNullable(place.getPort()).map(name -> "port " + name.getValue() + " on ")
                .orElse("") + place.requireBridge().getValue() + " of " + place.requireHost().getValue()));
    }

    private static Cell joined(final Stream<String> places) {
        return Cell.of(Optional.of(places.sorted().collect(Collectors.joining("; "))));
    }
}
