package io.tapfabric.cli.option;

import com.google.common.collect.ImmutableListMultimap;
import io.tapfabric.cli.Failure;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.Kind;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.Vnic;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.vnic.VnicBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.By;

/**
 * Where copies are delivered, as options say it. A new kind of sink is one more line here.
 */
public final class SinkOptions {
    private static final Forms<Kind> FORMS = new Forms<>(ImmutableListMultimap.<String, Form<Kind>>builder()
        .put("vnic", vnic(NicForm.IFACE_ID))
        .put("vnic", vnic(NicForm.PORT))
        .put("vnic", vnic(NicForm.MAC))
        .put("guest", vnic(new GuestNic(Word.TARGET_ID)))
        .put("host", HostNicSink.MAC)
        .put("host", HostNicSink.INTERFACE)
        .put("vlan", new VlanSink(HostNicSink.MAC))
        .put("vlan", new VlanSink(HostNicSink.INTERFACE))
        .put("device", new DeviceSink())
        .put("gre", new RemoteSink(Around.GRE))
        .put("erspan-v1", new RemoteSink(Around.ERSPAN_V1))
        .put("erspan-v2", new RemoteSink(Around.ERSPAN_V2))
        .put("vxlan", new RemoteSink(Around.VXLAN))
        .put("geneve", new RemoteSink(Around.GENEVE))
        .put("group", new GroupSink())
        .build());

    private SinkOptions() {
        // static only
    }

    /** The sink that the options describe, starting from what it was before; nothing if they describe none. */
    public static Optional<Kind> find(final Given given, final Optional<Kind> before) throws Failure {
        return FORMS.find(given, before);
    }

    /** The sink that the options describe. */
    public static Kind get(final Given given) throws Failure {
        return find(given, Optional.empty()).orElseThrow(() -> new Failure("what is the sink: give " + FORMS.usage()));
    }

    /** A sink in words for people. */
    public static Optional<String> phrase(final Optional<Kind> sink) {
        return sink.flatMap(FORMS::phrase);
    }

    private static Form<Kind> vnic(final Form<By> nic) {
        return new Wrapped<>(nic,
            by -> new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.VnicBuilder()
                .setVnic(new VnicBuilder().setBy(by).build()).build(),
            kind -> Cast.to(Vnic.class, kind).map(vnic -> vnic.getVnic().getBy()));
    }
}
