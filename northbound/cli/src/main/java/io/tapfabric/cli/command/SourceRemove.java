package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.TapFlowIds;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.option.Sources;
import io.tapfabric.cli.store.Edit;
import io.tapfabric.cli.store.IntentList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowBuilder;

/**
 * Removes sources from a tap-flow; the last one stays, as a tap-flow has at least one.
 */
@Service
@Command(scope = "tap", name = "flow-source-remove", description = "Remove sources from a tap-flow")
public final class SourceRemove extends ChangeCommand {
    @Argument(name = "ids", required = true, multiValued = true,
        description = "The tap-flow's id, then the ids of the sources; tap:flow-show shows them")
    @Completion(TapFlowIds.class)
    private List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    Edit edit(final List<String> ids, final Taps before) throws Failure {
        if (ids.size() < 2) {
            throw new Failure("give the tap-flow's id and the ids of the sources; tap:flow-show shows them");
        }
        final var flow = IntentList.TAP_FLOWS.get(before, Leaf.id(ids.get(0)));
        final var sources = Sources.of(flow).without(ids.subList(1, ids.size()));
        return Edit.put(new TapFlowBuilder(flow).setSource(sources.byKey()).build());
    }
}
