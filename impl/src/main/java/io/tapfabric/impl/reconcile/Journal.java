package io.tapfabric.impl.reconcile;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.state.FabricState;
import io.tapfabric.planner.state.HostState;
import io.tapfabric.planner.state.TapFlowState;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells operators, in the log, of every tap-flow and host whose state changes. */
final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private FabricState last = FabricState.NONE;

    void note(final FabricState state) {
        state.flows().forEach((id, flow) -> note(Optional.ofNullable(last.flows().get(id)), id, flow));
        last.flows().keySet().stream().filter(id -> !state.flows().containsKey(id))
            .forEach(id -> LOG.info("tap-flow={} deleted", id));
        state.hosts().forEach((id, host) -> note(Optional.ofNullable(last.hosts().get(id)), id, host));
        last = state;
    }

    private static void note(final Optional<TapFlowState> before, final TapFlowId id, final TapFlowState now) {
        if (before.filter(flow -> flow.state() == now.state() && flow.problems().equals(now.problems())).isEmpty()) {
            LOG.info("tap-flow={} number={} state={} problems={}", id, now.number(), now.state(), now.problems());
        }
    }

    private static void note(final Optional<HostState> before, final HostId id, final HostState now) {
        if (before.filter(host -> host.databaseConnected() == now.databaseConnected()
            && host.switchConnected() == now.switchConnected()).isEmpty()) {
            LOG.info("host={} ovsdb={} openflow={} address={}", id, up(now.databaseConnected()),
                up(now.switchConnected()), now.address());
        }
    }

    private static String up(final boolean connected) {
        return connected ? "connected" : "disconnected";
    }
}
