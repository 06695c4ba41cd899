package io.tapfabric.restconf;

import com.google.common.base.CharMatcher;
import com.google.common.collect.Iterables;
import com.google.gson.stream.JsonToken;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yangtools.yang.model.api.ConstraintMetaDefinition;
import org.opendaylight.yangtools.yang.model.api.TypeDefinition;
import org.opendaylight.yangtools.yang.model.api.type.BooleanTypeDefinition;
import org.opendaylight.yangtools.yang.model.api.type.DecimalTypeDefinition;
import org.opendaylight.yangtools.yang.model.api.type.EmptyTypeDefinition;
import org.opendaylight.yangtools.yang.model.api.type.EnumTypeDefinition;
import org.opendaylight.yangtools.yang.model.api.type.EnumTypeDefinition.EnumPair;
import org.opendaylight.yangtools.yang.model.api.type.Int64TypeDefinition;
import org.opendaylight.yangtools.yang.model.api.type.RangeRestrictedTypeDefinition;
import org.opendaylight.yangtools.yang.model.api.type.StringTypeDefinition;
import org.opendaylight.yangtools.yang.model.api.type.Uint64TypeDefinition;
import org.opendaylight.yangtools.yang.model.api.type.UnionTypeDefinition;

/**
 * What may stand in a leaf, in the model's own words; the shell says the same.
 *
 * @param type the leaf's type; of a leafref, the type of what it refers to
 */
record Allowed(TypeDefinition<?> type) {
    private static final String IT_IS = "it is ";
    private static final CharMatcher VOWEL = CharMatcher.anyOf("aeiou");

    /** What the JSON value may be (RFC 7951 section 6). */
    Set<JsonToken> tokens() {
        if (type instanceof BooleanTypeDefinition) {
            return Set.of(JsonToken.BOOLEAN);
        }
        if (type instanceof UnionTypeDefinition union) {
            return members(union).flatMap(member -> member.tokens().stream()).collect(Collectors.toSet());
        }
        if (type instanceof EmptyTypeDefinition) {
            return Set.of(JsonToken.values());
        }
        return Set.of(isShortNumber() ? JsonToken.NUMBER : JsonToken.STRING);
    }

    private boolean isShortNumber() {
        return type instanceof RangeRestrictedTypeDefinition && !(type instanceof Int64TypeDefinition
            || type instanceof Uint64TypeDefinition || type instanceof DecimalTypeDefinition);
    }

    String sentence() {
        final var words = words();
        return words.isEmpty() ? IT_IS + name() : String.join("; ", words);
    }

    /** The same, for one who wrote a number for a string, or a string for a number. */
    String sentenceWithType() {
        final var sentence = sentence();
        if (sentence.startsWith(IT_IS)) {
            return sentence;
        }
        return IT_IS + (isShortNumber() ? "a number" : "a string, in quotes") + "; " + sentence;
    }

    private String name() {
        final var name = type.getQName().getLocalName();
        return (VOWEL.matches(name.charAt(0)) ? "an " : "a ") + name;
    }

    private static Stream<Allowed> members(final UnionTypeDefinition union) {
        return union.getTypes().stream().map(Allowed::new);
    }

    private List<String> words() {
        if (type instanceof EnumTypeDefinition names) {
            return List.of(oneOf(names.getValues().stream().map(EnumPair::getName).toList()));
        }
        if (type instanceof BooleanTypeDefinition) {
            return List.of(oneOf(List.of("true", "false")));
        }
        if (type instanceof StringTypeDefinition text) {
            return Stream.concat(text.getLengthConstraint().stream(), text.getPatternConstraints().stream())
                .map(ConstraintMetaDefinition::getErrorMessage).flatMap(Optional::stream).distinct().toList();
        }
        if (type instanceof UnionTypeDefinition union) {
            return members(union).allMatch(member -> member.words().isEmpty())
                ? List.of(IT_IS + members(union).map(Allowed::name).collect(Collectors.joining(" or ")))
                : members(union).map(Allowed::sentence).toList();
        }
        if (type instanceof RangeRestrictedTypeDefinition<?, ?> number) {
            return number.getRangeConstraint().stream().map(range -> range.getErrorMessage()
                .orElseGet(() -> "it is a number in " + range.getAllowedRanges())).toList();
        }
        return List.of();
    }

    static String oneOf(final List<String> names) {
        return IT_IS + (names.size() == 1 ? names.get(0) : names.stream().limit(names.size() - 1L)
            .collect(Collectors.joining(", ")) + " or " + Iterables.getLast(names));
    }
}
