package io.tapfabric.southbound.openflow;

import io.tapfabric.southbound.RefusedException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A change of flows. Remembers which flows were refused, or that the change was as a whole, whichever came first: the
 * errors that follow come of it.
 */
abstract class FlowWrite extends Exchange {
    private final SortedMap<WireKey, String> flows = new TreeMap<>();
    private Optional<RefusedException> whole = Optional.empty();

    /** Takes an error about one flow. */
    final void refused(final FlowMod mod, final Answer error) {
        if (whole.isEmpty()) {
            flows.putIfAbsent(mod.key(), "refused flow " + mod + ": " + error.refusal());
        }
    }

    /** Takes an error about the change as a whole. */
    final void refused(final String what, final Answer error) {
        if (whole.isEmpty()) {
            whole = Optional.of(new RefusedException("refused to " + what + ": " + error.refusal()));
        }
    }

    final boolean isRefused() {
        return !flows.isEmpty() || whole.isPresent();
    }

    /** All answers are in. */
    final void end() {
        if (flows.isEmpty()) {
            whole.ifPresentOrElse(this::fail, this::succeed);
        } else {
            fail(new FlowsRefusedException(flows));
        }
    }
}
