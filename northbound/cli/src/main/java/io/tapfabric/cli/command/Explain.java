package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.HostIds;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.option.NicOptions;
import io.tapfabric.cli.option.Word;
import io.tapfabric.cli.store.Answer;
import io.tapfabric.cli.store.Datastore;
import io.tapfabric.cli.view.ExplainView;
import io.tapfabric.cli.view.Json;
import io.tapfabric.cli.view.Screen;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.binding.api.RpcService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ExplainInput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ExplainInputBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ExplainOutput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.explain.input.SourceBuilder;

/**
 * Says what becomes of one packet of a NIC.
 */
@Service
@Command(scope = "tap", name = "explain",
    description = "Say which tap-flows copy a packet of a NIC, what decides, and where the copies arrive")
public final class Explain extends ReadCommand {
    static final String PACKET_FORM = "The packet, as tcp,10.0.0.1:1000>10.0.0.2:80: PROTOCOL"
        + "[,SOURCE[:PORT]>DESTINATION[:PORT]][,KEY=VALUE]...; PROTOCOL is tcp, udp, sctp, icmp, icmp6, ip, ip6, arp or"
        + " an ethertype as 0x88cc; KEY is src, dst, vlan, length, proto, type, code, dscp, flags or fragment";

    @Reference
    private @Nullable RpcService rpcs;
    /** Options behind the first word come as arguments. */
    @Argument(name = "options", multiValued = true, description = "Options only")
    private List<String> words = List.of();
    @Option(name = Word.IFACE_ID, aliases = Word.SOURCE, valueToShowInHelp = "",
        description = NicCommand.IFACE_ID)
    private @Nullable String ifaceId;
    @Option(name = Word.GUEST_ID, aliases = "--vm-id", valueToShowInHelp = "", description = SourceAdd.GUEST_ID)
    private @Nullable String guestId;
    @Option(name = Word.MAC, aliases = "--mac-addr", valueToShowInHelp = "",
        description = NicCommand.MAC)
    private @Nullable String mac;
    @Option(name = Word.IP_ADDR, aliases = "--ip", valueToShowInHelp = "", description = NicCommand.IP)
    private @Nullable String ip;
    @Option(name = Word.HOST, aliases = "--host-id", valueToShowInHelp = "", description = NicCommand.HOST)
    @Completion(HostIds.class)
    private @Nullable String host;
    @Option(name = Word.PORT, valueToShowInHelp = "", description = NicCommand.PORT)
    private @Nullable String port;
    @Option(name = Word.PACKET, valueToShowInHelp = "", description = PACKET_FORM)
    private @Nullable String packet;
    @Option(name = Word.DIRECTION, valueToShowInHelp = "OUT",
        description = "OUT: the NIC sends the packet; IN: it receives it")
    @Completion(value = StringsCompleter.class, values = {"IN", "OUT"})
    private @Nullable String direction;
    @Option(name = "--verbose", description = "Print every flow that takes the packet, too")
    private boolean verbose;

    @Override
    List<String> words() {
        return words;
    }

    @Override
    Json json(final List<String> ids, final Datastore datastore, final Json document) throws Failure {
        return document.with(org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Explain.QNAME, ask(question(ids)));
    }

    @Override
    void text(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
        final var question = question(ids);
        new ExplainView(question.getDirection() != ExplainInput.Direction.IN, ask(question)).print(screen, verbose);
    }

    private ExplainInput question(final List<String> ids) throws Failure {
        if (!ids.isEmpty()) {
            throw new Failure("'" + ids.get(0) + "' is not understood: name the NIC with " + Word.SOURCE
                + " IFACE-ID, and the packet with " + Word.PACKET);
        }
        final var given = new OptionFields(this).given();
        return new ExplainInputBuilder().setSource(new SourceBuilder().setBy(NicOptions.get(given)).build())
            .setDirection(given.find(Word.DIRECTION, Leaf.PACKET_DIRECTION).orElse(ExplainInput.Direction.OUT))
            .setPacket(given.get(Word.PACKET, Leaf.PACKET)).build();
    }

    private ExplainOutput ask(final ExplainInput question) throws Failure {
        return Answer.ofRpc(Injected.by(rpcs)
            .getRpc(org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Explain.class).invoke(question));
    }
}
