package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.option.NicOptions;
import io.tapfabric.cli.option.SinkNic;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapServiceBuilder;

/**
 * What creating and updating a tap-service have in common.
 */
abstract class ServiceEdit extends NicCommand<TapService> {
    ServiceEdit() {
        super(Kind.TAP_SERVICE);
    }

    @Override
    final TapService created(final Id id) throws Failure {
        final var by = nic().by(Optional.empty())
            .orElseThrow(() -> new Failure("which NIC is the sink: give " + NicOptions.WAYS));
        return edited(new TapServiceBuilder().setId(id)).setSink(SinkNic.of(by)).build();
    }

    @Override
    final TapService updated(final TapService before) throws Failure {
        final var builder = edited(new TapServiceBuilder(before));
        nic().by(SinkNic.find(before)).map(SinkNic::of).ifPresent(builder::setSink);
        return builder.build();
    }

    private TapServiceBuilder edited(final TapServiceBuilder builder) throws Failure {
        name().ifPresent(builder::setName);
        description().ifPresent(builder::setDescription);
        enabled().ifPresent(builder::setEnabled);
        return builder;
    }
}
