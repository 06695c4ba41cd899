package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.option.Word;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.Filter;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.FilterBuilder;

/**
 * What creating and updating a filter have in common.
 */
abstract class FilterEdit extends ChangeCommand {
    @Option(name = Word.NAME, valueToShowInHelp = "", description = "A name for people")
    private @Nullable String name;
    @Option(name = Word.DESCRIPTION, aliases = "--desc", valueToShowInHelp = "", description = "Free text for people")
    private @Nullable String description;
    @Option(name = Word.DEFAULT, valueToShowInHelp = "reject",
        description = "What becomes of a packet that no rule matches: accept or reject")
    @Completion(value = StringsCompleter.class, values = {"accept", "reject"})
    private @Nullable String otherwise;
    @Option(name = Word.FRAGMENTS, valueToShowInHelp = "none",
        description = "Which later fragments a rule takes that looks behind the IP header: none or "
            + "later-fragments-of-any")
    @Completion(value = StringsCompleter.class, values = {"none", "later-fragments-of-any"})
    private @Nullable String fragments;

    /** What the options say, put into a filter. */
    final Filter edited(final FilterBuilder builder) throws Failure {
        given().find(Word.NAME, Leaf.NAME).ifPresent(builder::setName);
        given().find(Word.DESCRIPTION, Leaf.DESCRIPTION).ifPresent(builder::setDescription);
        given().find(Word.DEFAULT, Leaf.VERDICT).ifPresent(builder::setDefault);
        given().find(Word.FRAGMENTS, Leaf.FRAGMENTS).ifPresent(builder::setFragments);
        return builder.build();
    }
}
