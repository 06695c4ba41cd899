package io.tapfabric.cli.view;

import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.State;

/**
 * A state in its colour; a dash as long as the controller has not reported one.
 */
final class StateCell {
    private StateCell() {
        // static only
    }

    static Cell of(final Optional<State> state) {
        return state.map(known -> new Cell(known.getName(), Style.of(known))).orElse(Cell.NONE);
    }
}
