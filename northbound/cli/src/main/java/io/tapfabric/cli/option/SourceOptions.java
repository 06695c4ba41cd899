package io.tapfabric.cli.option;

import com.google.common.collect.ImmutableListMultimap;
import io.tapfabric.cli.Failure;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.Kind;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.kind.Vnic;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.kind.vnic.VnicBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.By;

/**
 * Where copies come from, as options say it. A new kind of source is one more line here.
 */
public final class SourceOptions {
    private static final Forms<Kind> FORMS = new Forms<>(ImmutableListMultimap.<String, Form<Kind>>builder()
        .put("vnic", vnic(NicForm.IFACE_ID))
        .put("vnic", vnic(new GuestNic(Word.GUEST_ID)))
        .put("vnic", vnic(NicForm.PORT))
        .put("vnic", vnic(NicForm.MAC))
        .put("vswitch", new VswitchSource())
        .put("mac", new MacSource())
        .put("vlan", new VlanSource())
        .build());

    private SourceOptions() {
        // static only
    }

    /** The source that the options describe, starting from what it was before; nothing if they describe none. */
    public static Optional<Kind> find(final Given given, final Optional<Kind> before) throws Failure {
        return FORMS.find(given, before);
    }

    /** The source that the options describe. */
    public static Kind get(final Given given) throws Failure {
        return find(given, Optional.empty())
            .orElseThrow(() -> new Failure("what is the source: give " + FORMS.usage()));
    }

    /** A source in words for people. */
    public static Optional<String> phrase(final Optional<Kind> source) {
        return source.flatMap(FORMS::phrase);
    }

    private static Form<Kind> vnic(final Form<By> nic) {
        return new Wrapped<>(nic,
            by -> new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.kind.VnicBuilder()
                .setVnic(new VnicBuilder().setBy(by).build()).build(),
            kind -> Cast.to(Vnic.class, kind).map(vnic -> vnic.getVnic().getBy()));
    }
}
