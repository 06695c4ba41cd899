package io.tapfabric.cli.view;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Sinks;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sinks.Sink;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.Source;

/**
 * Where sources and sinks are now; a dash if nowhere, or not known.
 */
final class Place {
    /** A guest that moves is in so many. */
    private static final int SHOWN = 2;

    private Place() {
        // static only
    }

    /** The sinks: all of them. */
    static Cell sinks(final Optional<? extends Sinks> known) {
        return joined(known.stream().flatMap(state -> state.nonnullSink().values().stream())
            .map(Place::phrase));
    }

    private static String phrase(final Sink sink) {
        return "port " + sink.requirePort().getValue() + " of " + sink.requireHost().getValue();
    }

    /** The first of them, and how many more there are: a device of every host is in many places. */
    static Cell someSinks(final Optional<? extends Sinks> known) {
        final var all = known.stream().flatMap(state -> state.nonnullSink().values().stream()).map(Place::phrase)
            .sorted().toList();
        return all.size() <= SHOWN ? sinks(known) : Cell.of(all.get(0) + " +" + (all.size() - 1));
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
