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
        description = "What gets the copies: vnic, a port; guest, a guest's NIC; host, a physical NIC of a host; vlan, "
            + "a VLAN on one; device, a network device that is made; gre, erspan-v1, erspan-v2, vxlan, geneve: a "
            + "collector; group: several tap-services")
    @Completion(value = StringsCompleter.class, values = {"device", "erspan-v1", "erspan-v2", "geneve", "gre", "group",
        "guest", "host", "vlan", "vnic", "vxlan"})
    private @Nullable String type;
    @Option(name = Word.TARGET_ID, valueToShowInHelp = "",
        description = "With --type guest: its external_ids:vm-id; with --type host: its system-id")
    private @Nullable String targetId;
    @Option(name = Word.INTERFACE, valueToShowInHelp = "",
        description = "With --type host and vlan: the NIC's name, or give --mac")
    private @Nullable String nic;
    @Option(name = Word.VLAN_ID, aliases = "--vlan", valueToShowInHelp = "",
        description = "With --type vlan: the VLAN that copies are tagged with, 1 to 4094")
    private @Nullable String vlanId;
    @Option(name = Word.TAG, valueToShowInHelp = "nest",
        description = "With --type vlan: a tag that a copy has already stays beneath (nest) or goes (replace)")
    @Completion(value = StringsCompleter.class, values = {"nest", "replace"})
    private @Nullable String tag;
    @Option(name = Word.DEVICE, valueToShowInHelp = "mirror0", description = "With --type device: its name")
    private @Nullable String device;
    @Option(name = Word.MTU, valueToShowInHelp = "1500", description = "With --type device: its MTU, 68 to 65521")
    private @Nullable String mtu;
    @Option(name = Word.ADDRESS, valueToShowInHelp = "", description = "A collector's IPv4 or IPv6 address")
    private @Nullable String address;
    @Option(name = Word.KEY, valueToShowInHelp = "", description = "With --type gre: the key of all copies")
    private @Nullable String key;
    @Option(name = Word.SESSION_ID, valueToShowInHelp = "",
        description = "With --type erspan-v1 and erspan-v2: the session of all copies, 0 to 1023")
    private @Nullable String sessionId;
    @Option(name = Word.INDEX, valueToShowInHelp = "0", description = "With --type erspan-v1: the index, 0 to 1048575")
    private @Nullable String index;
    @Option(name = Word.DIRECTION, valueToShowInHelp = "ingress",
        description = "With --type erspan-v2: what the direction bit says, ingress or egress")
    @Completion(value = StringsCompleter.class, values = {"ingress", "egress"})
    private @Nullable String direction;
    @Option(name = Word.HARDWARE_ID, valueToShowInHelp = "0",
        description = "With --type erspan-v2: the hardware id, 0 to 63")
    private @Nullable String hardwareId;
    @Option(name = Word.VNI, valueToShowInHelp = "",
        description = "With --type vxlan and geneve: the VNI of all copies, 0 to 16777215")
    private @Nullable String vni;
    @Option(name = Word.UDP_PORT, valueToShowInHelp = "",
        description = "With --type vxlan and geneve: the collector's UDP port; 4789 for VXLAN, 6081 for Geneve")
    private @Nullable String udpPort;
    @Option(name = Word.TTL, valueToShowInHelp = "64", description = "To a collector: time to live, 1 to 255")
    private @Nullable String ttl;
    @Option(name = Word.DSCP, valueToShowInHelp = "0", description = "To a collector: the code point, 0 to 63")
    private @Nullable String dscp;
    @Option(name = Word.DONT_FRAGMENT, valueToShowInHelp = "true",
        description = "To a collector: whether outer IPv4 packets forbid fragmentation, true or false")
    @Completion(value = StringsCompleter.class, values = {"true", "false"})
    private @Nullable String dontFragment;
    @Option(name = Word.LOCAL_ADDRESS, valueToShowInHelp = "",
        description = "To a collector: the source address; each host's tunnel address if none is given")
    private @Nullable String localAddress;
    @Option(name = Word.MODE, valueToShowInHelp = "",
        description = "With --type group: all, each gets a copy; spread, each conversation goes to one")
    @Completion(value = StringsCompleter.class, values = {"all", "spread"})
    private @Nullable String mode;
    @Option(name = Word.MEMBERS, valueToShowInHelp = "",
        description = "With --type group: the tap-services, with a weight behind ':' if it is not 1, as a,b:3")
    private @Nullable String members;

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
