package io.tapfabric.impl.store;

import com.google.common.base.CharMatcher;
import io.tapfabric.planner.model.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;

/**
 * An entry of a list {@code problem} as the YANG model has it.
 *
 * @param code what kind of problem, in the model's words
 * @param subject what it is about
 * @param message a sentence, or several, for an operator
 */
public record ProblemText(String code, String subject, String message) {
    /** By code and subject, which are the list's key; what else there is to say of a subject joins the message. */
    public static List<ProblemText> of(final SortedSet<Problem> problems) {
        final var messages = new LinkedHashMap<Key, String>();
        problems.forEach(problem -> messages.merge(new Key(code(problem.code()), printable(problem.subject())),
            printable(problem.message()), (one, two) -> one + "; " + two));
        return messages.entrySet().stream()
            .map(entry -> new ProblemText(entry.getKey().code, entry.getKey().subject, entry.getValue())).toList();
    }

    /** The model's name of a code: lower case, with hyphens. */
    static String code(final Problem.Code code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Foreign text that YANG takes (RFC 7950 section 9.4) and that does nothing to a terminal. */
    public static String printable(final String text) {
        return CharMatcher.javaIsoControl().replaceFrom(text, '�');
    }

    private record Key(String code, String subject) {
    }
}
