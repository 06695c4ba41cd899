package io.tapfabric.cli.option;

import io.tapfabric.cli.Failure;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Tagging;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.Kind;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.Vlan;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.vlan.VlanBuilder;

/**
 * A VLAN on a physical NIC of a host as a sink.
 *
 * @param nic how the NIC is named
 */
record VlanSink(HostNicSink nic) implements Form<Kind> {
    @Override
    public List<String> needs() {
        return List.of(Word.HOST, nic.word(), Word.VLAN_ID);
    }

    @Override
    public List<String> may() {
        return List.of(Word.TAG);
    }

    @Override
    public Kind value(final Given given) throws Failure {
        final var vlan = new VlanBuilder().setHost(given.get(Word.HOST, Leaf.HOST)).setBy(nic.by(given))
            .setVlan(given.get(Word.VLAN_ID, SinkLeaf.VLAN));
        given.find(Word.TAG, SinkLeaf.TAG).ifPresent(vlan::setTag);
        return new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.VlanBuilder().setVlan(vlan.build())
            .build();
    }

    @Override
    public Optional<Given> read(final Kind value) {
        return Cast.to(Vlan.class, value).map(Vlan::getVlan).flatMap(vlan -> nic.text(vlan.getBy())
            .map(text -> new Texts().with(Word.HOST, vlan.requireHost().getValue()).with(nic.word(), text)
                .with(Word.VLAN_ID, vlan.requireVlan())
                .unless(Tagging.Nest.getName(), Word.TAG,
                    vlan.getTag(), Tagging::getName).given()));
    }

    @Override
    public String phrase(final Given given) {
        return "VLAN " + given.text(Word.VLAN_ID).orElseThrow() + " on host " + given.text(Word.HOST).orElseThrow()
            + ' ' + nic.called() + ' ' + given.text(nic.word()).orElseThrow()
            + given.text(Word.TAG).map(tag -> ", tag " + tag).orElse("");
    }
}
