package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.option.QuotaLeaf;
import io.tapfabric.cli.store.Datastore;
import io.tapfabric.cli.store.StoredQuotas;
import io.tapfabric.cli.view.Screen;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * Changes quotas, or gives them their defaults again. An option is called like its quota, so its field is all that a
 * further one needs. There is no dry run, as a quota changes no plan.
 */
@Service
@Command(scope = "tap", name = "quota-update", description = "Change quotas")
public final class QuotaUpdate extends TapCommand {
    private static final String VALUE = ": a number, 0 for any, or default";
    private static final String DASHES = "--";

    @Reference
    private @Nullable DOMDataBroker broker;
    @Option(name = "--sources-per-tap-flow", valueToShowInHelp = "", description = "Sources of one tap-flow" + VALUE)
    @Completion(value = StringsCompleter.class, values = QuotaLeaf.DEFAULT)
    private @Nullable String sourcesPerTapFlow;
    @Option(name = "--priorities-per-source", valueToShowInHelp = "",
        description = "Tap-flows with a priority on one source" + VALUE)
    @Completion(value = StringsCompleter.class, values = QuotaLeaf.DEFAULT)
    private @Nullable String prioritiesPerSource;
    @Option(name = "--in-rules-per-filter", valueToShowInHelp = "",
        description = "Rules of one filter for what is received" + VALUE)
    @Completion(value = StringsCompleter.class, values = QuotaLeaf.DEFAULT)
    private @Nullable String inRulesPerFilter;
    @Option(name = "--out-rules-per-filter", valueToShowInHelp = "",
        description = "Rules of one filter for what is sent" + VALUE)
    @Completion(value = StringsCompleter.class, values = QuotaLeaf.DEFAULT)
    private @Nullable String outRulesPerFilter;
    @Option(name = "--tap-flows-per-filter", valueToShowInHelp = "",
        description = "Tap-flows that name one filter" + VALUE)
    @Completion(value = StringsCompleter.class, values = QuotaLeaf.DEFAULT)
    private @Nullable String tapFlowsPerFilter;
    @Option(name = "--tap-flows-per-vnic-sink", valueToShowInHelp = "",
        description = "Tap-flows to one guest's NIC" + VALUE)
    @Completion(value = StringsCompleter.class, values = QuotaLeaf.DEFAULT)
    private @Nullable String tapFlowsPerVnicSink;
    @Option(name = "--tap-flows-per-host-nic-sink", valueToShowInHelp = "",
        description = "Tap-flows to one NIC of a host" + VALUE)
    @Completion(value = StringsCompleter.class, values = QuotaLeaf.DEFAULT)
    private @Nullable String tapFlowsPerHostNicSink;
    @Option(name = "--tap-flows-per-remote-sink", valueToShowInHelp = "",
        description = "Tap-flows to one collector" + VALUE)
    @Completion(value = StringsCompleter.class, values = QuotaLeaf.DEFAULT)
    private @Nullable String tapFlowsPerRemoteSink;
    @Option(name = "--tap-flows-per-vlan-sink", valueToShowInHelp = "",
        description = "Tap-flows to one VLAN on a NIC of a host" + VALUE)
    @Completion(value = StringsCompleter.class, values = QuotaLeaf.DEFAULT)
    private @Nullable String tapFlowsPerVlanSink;
    @Option(name = "--tap-flows-per-device-sink", valueToShowInHelp = "",
        description = "Tap-flows to one device" + VALUE)
    @Completion(value = StringsCompleter.class, values = QuotaLeaf.DEFAULT)
    private @Nullable String tapFlowsPerDeviceSink;
    @Option(name = "--tap-flows-per-group-sink", valueToShowInHelp = "",
        description = "Tap-flows to one group" + VALUE)
    @Completion(value = StringsCompleter.class, values = QuotaLeaf.DEFAULT)
    private @Nullable String tapFlowsPerGroupSink;
    @Option(name = "--tap-flows", valueToShowInHelp = "", description = "All tap-flows" + VALUE)
    @Completion(value = StringsCompleter.class, values = QuotaLeaf.DEFAULT)
    private @Nullable String tapFlows;

    @Override
    void run(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
        final var given = new OptionFields(this).given();
        final var limits = new TreeMap<String, Optional<Uint32>>();
        for (var word : given.words()) {
            limits.put(word.substring(DASHES.length()), given.get(word, QuotaLeaf.LIMIT));
        }
        if (limits.isEmpty()) {
            throw ChangeCommand.nothingToChange();
        }
        new StoredQuotas(Injected.by(broker)).change(limits);
    }
}
