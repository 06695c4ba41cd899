package io.tapfabric.cli.option;

import com.google.common.collect.ImmutableMap;
import io.tapfabric.cli.Failure;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.Kind;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.kind.Vlan;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.kind.vlan.VlanBuilder;

/**
 * VLANs as a source, on every bridge with guests, or on some hosts.
 */
record VlanSource() implements Form<Kind> {
    @Override
    public List<String> needs() {
        return List.of(Word.VLAN_ID);
    }

    @Override
    public List<String> may() {
        return List.of(Word.HOST);
    }

    @Override
    public Kind value(final Given given) throws Failure {
        final var vlans = new VlanBuilder().setVlan(given.get(Word.VLAN_ID, Leaf.VLANS));
        given.find(Word.HOST, Leaf.HOSTS).ifPresent(vlans::setHost);
        return new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.kind.VlanBuilder()
            .setVlan(vlans.build()).build();
    }

    @Override
    public Optional<Given> read(final Kind value) {
        return Cast.to(Vlan.class, value).map(Vlan::getVlan).map(vlans -> {
            final var texts = ImmutableMap.<String, String>builder()
                .put(Word.VLAN_ID, Leaf.joined(vlans.requireVlan(), vlan -> vlan.getValue()));
            Optional.ofNullable(vlans.getHost())
                .ifPresent(hosts -> texts.put(Word.HOST, Leaf.joined(hosts, host -> host.getValue())));
            return new Given(texts.build());
        });
    }

    @Override
    public String phrase(final Given given) {
        return "VLANs " + given.text(Word.VLAN_ID).orElseThrow()
            + given.text(Word.HOST).map(hosts -> " on " + hosts).orElse("");
    }
}
