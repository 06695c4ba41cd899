package io.tapfabric.cli.option;

import com.google.common.collect.ImmutableMap;
import io.tapfabric.cli.Failure;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.Kind;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.kind.Mac;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.kind.mac.MacBuilder;

/**
 * A MAC address as a source, wherever it is seen, or on one host or in one VLAN.
 */
record MacSource() implements Form<Kind> {
    @Override
    public List<String> needs() {
        return List.of(Word.MAC);
    }

    @Override
    public List<String> may() {
        return List.of(Word.VLAN_ID, Word.HOST);
    }

    @Override
    public Kind value(final Given given) throws Failure {
        final var address = new MacBuilder().setMac(given.get(Word.MAC, Leaf.MAC));
        given.find(Word.VLAN_ID, Leaf.VLAN).ifPresent(address::setVlan);
        given.find(Word.HOST, Leaf.HOST).ifPresent(address::setHost);
        return new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.kind.MacBuilder()
            .setMac(address.build()).build();
    }

    @Override
    public Optional<Given> read(final Kind value) {
        return Cast.to(Mac.class, value).map(Mac::getMac).map(address -> {
            final var texts = ImmutableMap.<String, String>builder().put(Word.MAC, address.requireMac().getValue());
            Optional.ofNullable(address.getVlan())
                .ifPresent(vlan -> texts.put(Word.VLAN_ID, vlan.getValue().toString()));
            Optional.ofNullable(address.getHost()).ifPresent(host -> texts.put(Word.HOST, host.getValue()));
            return new Given(texts.build());
        });
    }

    @Override
    public String phrase(final Given given) {
        return "mac " + given.text(Word.MAC).orElseThrow()
            + given.text(Word.HOST).map(host -> " on " + host).orElse("")
            + given.text(Word.VLAN_ID).map(vlan -> ", VLAN " + vlan).orElse("");
    }
}
