package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Problem;
import java.util.List;

/**
 * What an intent's end was found to be.
 *
 * @param located the port, or both of a NIC that is on two hosts while its guest moves; none if it was not found
 * @param problems why it cannot be used, or may not work
 */
record Found(List<Located> located, List<Problem> problems) {
    static Found not(final Problem why) {
        return new Found(List.of(), List.of(why));
    }

    /** Whether it is there, and nothing stands in its way. */
    boolean usable() {
        return !located.isEmpty()
            && problems.stream().allMatch(problem -> problem.code().effect() == Problem.Effect.DEGRADES);
    }
}
