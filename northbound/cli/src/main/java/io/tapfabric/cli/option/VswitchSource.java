package io.tapfabric.cli.option;

import com.google.common.collect.ImmutableMap;
import io.tapfabric.cli.Failure;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.Kind;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.kind.Vswitch;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.kind.vswitch.VswitchBuilder;

/**
 * A bridge of a host as a source, or some of its VLANs.
 */
record VswitchSource() implements Form<Kind> {
    @Override
    public List<String> needs() {
        return List.of(Word.HOST, Word.BRIDGE);
    }

    @Override
    public List<String> may() {
        return List.of(Word.VLAN_ID);
    }

    @Override
    public Kind value(final Given given) throws Failure {
        final var bridge = new VswitchBuilder().setHost(given.get(Word.HOST, Leaf.HOST))
            .setBridge(given.get(Word.BRIDGE, Leaf.BRIDGE));
        given.find(Word.VLAN_ID, Leaf.VLANS).ifPresent(bridge::setVlan);
        return new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.kind.VswitchBuilder()
            .setVswitch(bridge.build()).build();
    }

    @Override
    public Optional<Given> read(final Kind value) {
        return Cast.to(Vswitch.class, value).map(Vswitch::getVswitch).map(bridge -> {
            final var texts = ImmutableMap.<String, String>builder()
                .put(Word.HOST, bridge.requireHost().getValue()).put(Word.BRIDGE, bridge.requireBridge().getValue());
            Optional.ofNullable(bridge.getVlan())
                .ifPresent(vlans -> texts.put(Word.VLAN_ID, Leaf.joined(vlans, vlan -> vlan.getValue())));
            return new Given(texts.build());
        });
    }

    @Override
    public String phrase(final Given given) {
        return "bridge " + given.text(Word.BRIDGE).orElseThrow() + " of " + given.text(Word.HOST).orElseThrow()
            + given.text(Word.VLAN_ID).map(vlans -> ", VLANs " + vlans).orElse("");
    }
}
