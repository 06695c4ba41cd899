package io.tapfabric.cli.option;

import java.util.Map;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.flow.Source;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.flow.SourceBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.flow.SourceKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.flow.source.kind.Vnic;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.flow.source.kind.vnic.VnicBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.By;

/**
 * A NIC as the source of a tap-flow: one of the cases of its choice.
 */
public final class SourceNic {
    /** The id of a source that has none yet: a tap-flow has exactly one source. */
    private static final Id FIRST = new Id("1");

    private SourceNic() {
        // static only
    }

    /** The source that is the NIC found in a way; it keeps the id of the source in its place. */
    public static Map<SourceKey, Source> of(final By by, final Map<SourceKey, Source> before) {
        final var id = before.keySet().stream().findFirst().map(SourceKey::getId).orElse(FIRST);
        final var source = new SourceBuilder().setId(id).setKind(
            new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.flow.source.kind.VnicBuilder()
                .setVnic(new VnicBuilder().setBy(by).build()).build()).build();
        return Map.of(source.key(), source);
    }

    /** How the NIC is found, if the source is one. */
    public static Optional<By> find(final TapFlow flow) {
        return flow.nonnullSource().values().stream().findFirst().map(Source::getKind)
            .filter(Vnic.class::isInstance)
            .map(Vnic.class::cast)
            .map(Vnic::getVnic).map(nic -> nic.getBy());
    }
}
