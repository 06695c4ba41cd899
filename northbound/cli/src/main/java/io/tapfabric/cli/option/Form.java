package io.tapfabric.cli.option;

import com.google.common.collect.Sets;
import io.tapfabric.cli.Failure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One way to describe something: a NIC by its guest, a bridge as a source. All that differs by kind is here: which
 * options, what they make, and how it is read back.
 *
 * @param <V> what is described: one of the generated cases of a choice
 */
interface Form<V> {
    /** The options without which it says nothing. */
    List<String> needs();

    /** The options that it takes besides. */
    default List<String> may() {
        return List.of();
    }

    /** What the options say; those needed are there. */
    V value(Given given) throws Failure;

    /** The options that say a value, if it is of this form. */
    Optional<Given> read(V value);

    /** The same in words for people. */
    String phrase(Given given);

    /** Whether it knows all these options. */
    default boolean takes(final Set<String> words) {
        return Stream.concat(needs().stream(), may().stream()).collect(Collectors.toSet()).containsAll(words);
    }

    /** Which needed options are not among these. */
    default List<String> missing(final Set<String> words) {
        return needs().stream().filter(word -> !words.contains(word)).toList();
    }

    /** Of the options that described a value before, those that go on if {@code words} are given now. */
    default Given kept(final Given before, final V value) {
        return read(value).isPresent() ? before : before.only(Sets.newHashSet(needs()));
    }

    /** How to call for it in a message. */
    default String usage() {
        return Stream.concat(needs().stream(), may().stream().map(word -> '[' + word + ']'))
            .collect(Collectors.joining(" "));
    }
}
