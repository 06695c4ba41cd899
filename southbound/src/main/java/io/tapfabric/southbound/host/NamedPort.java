package io.tapfabric.southbound.host;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.model.PortName;
import java.util.Optional;

/**
 * The port that an action names, if it names one.
 */
final class NamedPort implements Action.Visitor<Optional<PortName>> {
    @Override
    public Optional<PortName> output(final Action.Output output) {
        return Optional.of(output.port());
    }

    @Override
    public Optional<PortName> truncate(final Action.Truncate truncate) {
        return Optional.of(truncate.port());
    }

    @Override
    public Optional<PortName> checkLength(final Action.CheckLength check) {
        return Optional.empty();
    }

    @Override
    public Optional<PortName> setField(final Action.SetField set) {
        return Optional.empty();
    }

    @Override
    public Optional<PortName> popVlan(final Action.PopVlan pop) {
        return Optional.empty();
    }

    @Override
    public Optional<PortName> resubmit(final Action.Resubmit resubmit) {
        return Optional.empty();
    }
}
