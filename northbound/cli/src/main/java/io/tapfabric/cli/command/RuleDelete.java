package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.FilterIds;
import io.tapfabric.cli.option.FilterRules;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.option.RuleLeaf;
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
 * Removes rules of one direction from a filter.
 */
@Service
@Command(scope = "tap", name = "filter-rule-delete", description = "Remove rules of one direction from a filter")
public final class RuleDelete extends ChangeCommand {
    @Argument(name = "ids", required = true, multiValued = true,
        description = "The filter's id, then the priorities of the rules; tap:filter-show shows them")
    @Completion(FilterIds.class)
    private List<String> words = List.of();
    @Option(name = Word.DIRECTION, valueToShowInHelp = "", description = RuleAdd.DIRECTION)
    @Completion(value = StringsCompleter.class, values = {"IN", "OUT"})
    private @Nullable String direction;

    @Override
    List<String> words() {
        return words;
    }

    @Override
    Edit edit(final List<String> ids, final Taps before) throws Failure {
        if (ids.size() < 2) {
            throw new Failure("give the filter's id and the priorities of the rules; tap:filter-show shows them");
        }
        final var filter = IntentList.FILTERS.get(before, Leaf.id(ids.get(0)));
        return Edit.put(given().get(Word.DIRECTION, FilterRules.LEAF)
            .without(filter, RuleLeaf.priorities(ids.subList(1, ids.size()))));
    }
}
