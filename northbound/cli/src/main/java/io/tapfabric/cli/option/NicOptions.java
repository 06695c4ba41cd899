package io.tapfabric.cli.option;

import com.google.common.collect.ImmutableListMultimap;
import io.tapfabric.cli.Failure;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.By;

/**
 * A guest's NIC, as options say it where nothing else can be meant.
 */
public final class NicOptions {
    private static final Forms<By> FORMS = new Forms<>(ImmutableListMultimap.<String, Form<By>>builder()
        .put("vnic", NicForm.IFACE_ID)
        .put("vnic", new GuestNic(Word.GUEST_ID))
        .put("vnic", NicForm.PORT)
        .put("vnic", NicForm.MAC)
        .build());

    private NicOptions() {
        // static only
    }

    /** The NIC that the options describe. */
    public static By get(final Given given) throws Failure {
        return FORMS.find(given, Optional.empty())
            .orElseThrow(() -> new Failure("what is the source: give " + FORMS.usage()));
    }
}
