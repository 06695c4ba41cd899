package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.FilterIds;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.store.Edit;
import io.tapfabric.cli.store.IntentList;
import io.tapfabric.cli.store.Where;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.Filter;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.FilterBuilder;

/**
 * The commands of filters: names, descriptions and arguments. Karaf wants a class for each. Those of rules are apart.
 */
public final class FilterCommands {
    private static final String ID = "The filter's id";

    private FilterCommands() {
        // only classes
    }

    /** Creates a filter without rules. */
    @Service
    @Command(scope = "tap", name = "filter-create", description = "Create a filter, without rules")
    public static final class Create extends FilterEdit {
        @Argument(name = "id", required = true, multiValued = true, description = ID)
        private List<String> words = List.of();

        @Override
        List<String> words() {
            return words;
        }

        @Override
        Edit edit(final List<String> ids, final Taps before) throws Failure {
            return IntentList.FILTERS.add(before, edited(new FilterBuilder().setId(Leaf.id(only(ids)))));
        }
    }

    /** Changes of a filter what is given, and leaves the rest. */
    @Service
    @Command(scope = "tap", name = "filter-update", description = "Change what is given of a filter, not its rules")
    public static final class Update extends FilterEdit {
        @Argument(name = "id", required = true, multiValued = true, description = ID)
        @Completion(FilterIds.class)
        private List<String> words = List.of();

        @Override
        List<String> words() {
            return words;
        }

        @Override
        Edit edit(final List<String> ids, final Taps before) throws Failure {
            final var filter = IntentList.FILTERS.get(before, Leaf.id(only(ids)));
            requireSome();
            return Edit.put(edited(new FilterBuilder(filter)));
        }
    }

    /** Lists the filters. */
    @Service
    @Command(scope = "tap", name = "filter-list", description = "List the filters")
    public static final class ShowAll extends ListCommand<Filter> {
        public ShowAll() {
            super(Kind.FILTER);
        }

        @Override
        boolean wanted(final Filter filter, final Where where) {
            return true;
        }
    }

    /** Shows one filter, its rules, and the tap-flows that use it. */
    @Service
    @Command(scope = "tap", name = "filter-show", description = "Show one filter, its rules in the order of decision, "
        + "and the tap-flows that use it")
    public static final class Show extends ShowCommand<Filter> {
        @Argument(name = "id", required = true, multiValued = true, description = ID)
        @Completion(FilterIds.class)
        private List<String> words = List.of();

        public Show() {
            super(Kind.FILTER);
        }

        @Override
        List<String> words() {
            return words;
        }
    }

    /** Removes filters. */
    @Service
    @Command(scope = "tap", name = "filter-delete", description = "Remove filters")
    public static final class Delete extends SeveralCommand<Filter> {
        @Argument(name = "ids", required = true, multiValued = true, description = "The filters' ids")
        @Completion(FilterIds.class)
        private List<String> words = List.of();

        public Delete() {
            super(Kind.FILTER, IntentList.FILTERS.delete());
        }

        @Override
        List<String> words() {
            return words;
        }
    }
}
