package io.tapfabric.southbound.openflow;

import io.tapfabric.southbound.LinkException;
import java.util.Optional;

/**
 * A change of flows. Remembers the first refusal, which is the cause: the errors that follow come of it.
 */
abstract class FlowWrite extends Exchange {
    private Optional<LinkException> refusal = Optional.empty();

    /** Takes an error about one flow. */
    final void refused(final FlowMod mod, final Answer error) {
        remember(new FlowRefusedException(mod.key(), "refused flow " + mod + ": " + error.refusal()));
    }

    /** Takes an error about the change as a whole. */
    final void refused(final String what, final Answer error) {
        remember(new LinkException("refused to " + what + ": " + error.refusal()));
    }

    private void remember(final LinkException why) {
        if (refusal.isEmpty()) {
            refusal = Optional.of(why);
        }
    }

    final boolean isRefused() {
        return refusal.isPresent();
    }

    /** All answers are in. */
    final void end() {
        refusal.ifPresentOrElse(this::fail, this::succeed);
    }
}
