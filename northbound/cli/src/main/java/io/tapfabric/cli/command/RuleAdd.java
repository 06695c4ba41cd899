package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.FilterIds;
import io.tapfabric.cli.option.FilterRules;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.option.RuleOptions;
import io.tapfabric.cli.option.Word;
import io.tapfabric.cli.store.Edit;
import io.tapfabric.cli.store.IntentList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;

/**
 * Adds a rule to a filter, or replaces one.
 */
@Service
@Command(scope = "tap", name = "filter-rule-add", description = "Add a rule to a filter")
public final class RuleAdd extends ChangeCommand {
    static final String DIRECTION = "IN: for what the source receives; OUT: for what it sends";

    @Argument(name = "id", required = true, multiValued = true, description = "The filter's id")
    @Completion(FilterIds.class)
    private List<String> words = List.of();
    @Option(name = Word.DIRECTION, valueToShowInHelp = "", description = DIRECTION)
    @Completion(value = StringsCompleter.class, values = {"IN", "OUT"})
    private @Nullable String direction;
    @Option(name = Word.PRIORITY, valueToShowInHelp = "",
        description = "Its place among the rules of its direction: 1 is asked first, 65534 last")
    private @Nullable String priority;
    @Option(name = Word.ACTION, valueToShowInHelp = "",
        description = "What becomes of the packets that it matches: accept or reject")
    @Completion(value = StringsCompleter.class, values = {"accept", "reject"})
    private @Nullable String action;
    @Option(name = "--replace", description = "Put it in the place of the rule of its direction and priority")
    private boolean replace;
    @Option(name = Word.SOURCE_MAC, valueToShowInHelp = "",
        description = "The frame's source address, or an address/mask")
    private @Nullable String sourceMac;
    @Option(name = Word.DESTINATION_MAC, valueToShowInHelp = "",
        description = "The frame's destination address, or an address/mask")
    private @Nullable String destinationMac;
    @Option(name = Word.VLAN_ID, aliases = "--vlan", valueToShowInHelp = "",
        description = "VLANs of the outer tag, as 10,20-30; 0 for frames without a tag")
    private @Nullable String vlanId;
    @Option(name = Word.ETHERTYPE, valueToShowInHelp = "", description = "The frame's type, as 0x0806 or 2054")
    private @Nullable String ethertype;
    @Option(name = Word.FAMILY, valueToShowInHelp = "any", description = "ipv4, ipv6 or any")
    @Completion(value = StringsCompleter.class, values = {"any", "ipv4", "ipv6"})
    private @Nullable String family;
    @Option(name = Word.PROTOCOL, valueToShowInHelp = "any",
        description = "What IP carries: tcp, udp, sctp, icmp, icmpv6, any, or a number")
    @Completion(value = StringsCompleter.class, values = {"any", "tcp", "udp", "sctp", "icmp", "icmpv6"})
    private @Nullable String protocol;
    @Option(name = Word.SOURCE_PREFIX, aliases = "--source", valueToShowInHelp = "",
        description = "Where the source address is, as 10.0.0.0/8 or fd00::/64")
    private @Nullable String sourcePrefix;
    @Option(name = Word.DESTINATION_PREFIX, aliases = "--destination", valueToShowInHelp = "",
        description = "Where the destination address is")
    private @Nullable String destinationPrefix;
    @Option(name = Word.DSCP, valueToShowInHelp = "", description = "The differentiated services code point")
    private @Nullable String dscp;
    @Option(name = Word.SOURCE_PORT, aliases = "--source-ports", valueToShowInHelp = "",
        description = "With --protocol tcp, udp or sctp: source ports, as 80,443,1000-2000")
    private @Nullable String sourcePort;
    @Option(name = Word.DESTINATION_PORT, aliases = "--destination-ports", valueToShowInHelp = "",
        description = "With --protocol tcp, udp or sctp: destination ports")
    private @Nullable String destinationPort;
    @Option(name = Word.TCP_FLAGS_SET, valueToShowInHelp = "",
        description = "With --protocol tcp: flags that are set, as syn,ack")
    private @Nullable String tcpFlagsSet;
    @Option(name = Word.TCP_FLAGS_UNSET, valueToShowInHelp = "",
        description = "With --protocol tcp: flags that are not set")
    private @Nullable String tcpFlagsUnset;
    @Option(name = Word.ICMP_TYPE, valueToShowInHelp = "",
        description = "With --protocol icmp or icmpv6: the message's type")
    private @Nullable String icmpType;
    @Option(name = Word.ICMP_CODE, valueToShowInHelp = "",
        description = "With --protocol icmp or icmpv6: the message's code")
    private @Nullable String icmpCode;

    @Override
    List<String> words() {
        return words;
    }

    @Override
    Edit edit(final List<String> ids, final Taps before) throws Failure {
        final var filter = IntentList.FILTERS.get(before, Leaf.id(only(ids)));
        return Edit.put(given().get(Word.DIRECTION, FilterRules.LEAF)
            .with(filter, RuleOptions.get(given()), replace));
    }
}
