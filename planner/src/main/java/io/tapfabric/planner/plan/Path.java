package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.TapFlow;
import io.tapfabric.planner.row.Row;

/**
 * The way of one tap-flow's copies, both ends of it found.
 *
 * @param flow the tap-flow
 * @param source where it begins
 * @param sink where it ends
 */
record Path(TapFlow flow, Located source, Located sink) {
    /** Whether it leads to another host, through a tunnel. */
    boolean remote() {
        return !source.host().id().equals(sink.host().id());
    }

    /** The tunnel port at the source's host. */
    Row.TapPort head() {
        return Tunnels.port(source, sink);
    }

    /** The tunnel port at the sink's host. */
    Row.TapPort tail() {
        return Tunnels.port(sink, source);
    }
}
