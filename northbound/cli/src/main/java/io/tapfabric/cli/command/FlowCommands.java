package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.FilterIds;
import io.tapfabric.cli.completer.HostIds;
import io.tapfabric.cli.completer.TapFlowIds;
import io.tapfabric.cli.completer.TapServiceIds;
import io.tapfabric.cli.option.Word;
import io.tapfabric.cli.store.Edit;
import io.tapfabric.cli.store.IntentList;
import io.tapfabric.cli.store.Where;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowBuilder;

/**
 * The commands of tap-flows: names, descriptions and arguments. Karaf wants a class for each.
 */
public final class FlowCommands {
    private static final String ID = "The tap-flow's id";

    private FlowCommands() {
        // only classes
    }

    /** Creates a tap-flow. It is enabled unless --disabled is given. */
    @Service
    @Command(scope = "tap", name = "flow-create", description = "Create a tap-flow")
    public static final class Create extends FlowEdit {
        @Argument(name = "id", required = true, multiValued = true, description = ID)
        private List<String> words = List.of();

        @Override
        List<String> words() {
            return words;
        }

        @Override
        Edit edit(final List<String> ids, final Taps before) throws Failure {
            return create(ids, before);
        }
    }

    /** Changes of a tap-flow what is given, and leaves the rest. */
    @Service
    @Command(scope = "tap", name = "flow-update", description = "Change what is given of a tap-flow")
    public static final class Update extends FlowEdit {
        @Argument(name = "id", required = true, multiValued = true, description = ID)
        @Completion(TapFlowIds.class)
        private List<String> words = List.of();

        @Override
        List<String> words() {
            return words;
        }

        @Override
        Edit edit(final List<String> ids, final Taps before) throws Failure {
            return update(ids, before);
        }
    }

    /** Lists the tap-flows with their states. */
    @Service
    @Command(scope = "tap", name = "flow-list", description = "List the tap-flows with their states")
    public static final class ShowAll extends StateListCommand<TapFlow> {
        @Option(name = Word.TAP_ID, valueToShowInHelp = "", description = "Only those of this tap-service")
        @Completion(TapServiceIds.class)
        private @Nullable String tapId;
        @Option(name = Word.HOST, aliases = "--host-id", valueToShowInHelp = "",
            description = "Only those whose source or sink is on this host now")
        @Completion(HostIds.class)
        private @Nullable String host;
        @Option(name = Word.FILTER, valueToShowInHelp = "", description = "Only those of this filter")
        @Completion(FilterIds.class)
        private @Nullable String filter;

        public ShowAll() {
            super(Kind.TAP_FLOW);
        }

        @Override
        boolean wanted(final TapFlow flow, final Where where) {
            return (tapId == null || flow.requireTapService().stream().map(Id::getValue).anyMatch(tapId::equals))
                && (host == null || where.hosts(flow).contains(host))
                && (filter == null || Optional.ofNullable(flow.getFilter()).filter(id -> id.getValue().equals(filter))
                    .isPresent());
        }
    }

    /** Shows one tap-flow, its state and its problems. */
    @Service
    @Command(scope = "tap", name = "flow-show", description = "Show one tap-flow, its state and its problems")
    public static final class Show extends ShowCommand<TapFlow> {
        @Argument(name = "id", required = true, multiValued = true, description = ID)
        @Completion(TapFlowIds.class)
        private List<String> words = List.of();

        public Show() {
            super(Kind.TAP_FLOW);
        }

        @Override
        List<String> words() {
            return words;
        }
    }

    /** Switches tap-flows on. */
    @Service
    @Command(scope = "tap", name = "flow-enable", description = "Switch tap-flows on")
    public static final class Enable extends Several {
        public Enable() {
            super(flow -> Edit.put(new TapFlowBuilder(flow).setEnabled(true).build()));
        }
    }

    /** Switches tap-flows off. */
    @Service
    @Command(scope = "tap", name = "flow-disable", description = "Switch tap-flows off")
    public static final class Disable extends Several {
        public Disable() {
            super(flow -> Edit.put(new TapFlowBuilder(flow).setEnabled(false).build()));
        }
    }

    /** Removes tap-flows. */
    @Service
    @Command(scope = "tap", name = "flow-delete", description = "Remove tap-flows")
    public static final class Delete extends Several {
        public Delete() {
            super(IntentList.TAP_FLOWS.delete());
        }
    }

    private abstract static class Several extends SeveralCommand<TapFlow> {
        @Argument(name = "ids", required = true, multiValued = true, description = "The tap-flows' ids")
        @Completion(TapFlowIds.class)
        private List<String> words = List.of();

        Several(final Function<TapFlow, Edit> step) {
            super(Kind.TAP_FLOW, step);
        }

        @Override
        List<String> words() {
            return words;
        }
    }
}
