package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.option.SinkOptions;
import io.tapfabric.cli.option.Word;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.Kind;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.service.Sink;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.service.SinkBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapServiceBuilder;

/**
 * What creating and updating a tap-service have in common.
 */
abstract class ServiceEdit extends EditCommand<TapService> {
    @Option(name = Word.TYPE, valueToShowInHelp = "vnic",
        description = "What gets the copies: vnic, a port; guest, a guest's NIC; host, a physical NIC of a host")
    @Completion(value = StringsCompleter.class, values = {"guest", "host", "vnic"})
    private @Nullable String type;
    @Option(name = Word.TARGET_ID, valueToShowInHelp = "",
        description = "With --type guest: its external_ids:vm-id; with --type host: its system-id")
    private @Nullable String targetId;
    @Option(name = Word.INTERFACE, valueToShowInHelp = "",
        description = "With --type host: the NIC's name, or give --mac")
    private @Nullable String nic;

    ServiceEdit() {
        super(io.tapfabric.cli.command.Kind.TAP_SERVICE);
    }

    @Override
    final TapService created(final Id id) throws Failure {
        return edited(new TapServiceBuilder().setId(id)).setSink(sink(SinkOptions.get(given()))).build();
    }

    @Override
    final TapService updated(final TapService before) throws Failure {
        final var builder = edited(new TapServiceBuilder(before));
        SinkOptions.find(given(), Optional.ofNullable(before.getSink()).map(Sink::getKind))
            .ifPresent(kind -> builder.setSink(sink(kind)));
        return builder.build();
    }

    private TapServiceBuilder edited(final TapServiceBuilder builder) throws Failure {
        given().find(Word.NAME, Leaf.NAME).ifPresent(builder::setName);
        given().find(Word.DESCRIPTION, Leaf.DESCRIPTION).ifPresent(builder::setDescription);
        enabled().ifPresent(builder::setEnabled);
        return builder;
    }

    private static Sink sink(final Kind kind) {
        return new SinkBuilder().setKind(kind).build();
    }
}
