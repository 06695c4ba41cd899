package io.tapfabric.cli.option;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;
import io.tapfabric.cli.Failure;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All ways to describe a source, or a sink: finds the one that is meant, or says what is missing or too much.
 */
final class Forms<V> {
    private final ListMultimap<String, Form<V>> byType;
    private final String defaultType;
    private final Set<String> words;

    /** Forms by the {@code --type} they belong to; the first type is the one that is meant without {@code --type}. */
    Forms(final ListMultimap<String, Form<V>> byType) {
        this.byType = ImmutableListMultimap.copyOf(byType);
        defaultType = byType.keySet().iterator().next();
        words = byType.values().stream().flatMap(form -> Stream.concat(form.needs().stream(), form.may().stream()))
            .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What the options describe; nothing if none of them is given. With {@code --type} they describe it anew. Without,
     * they change what was there before, if it takes them.
     */
    Optional<V> find(final Given all, final Optional<V> before) throws Failure {
        final var given = all.only(words);
        if (all.has(Word.TYPE)) {
            return Optional.of(make(all.get(Word.TYPE, type()), given, Optional.empty()));
        }
        if (given.words().isEmpty()) {
            return Optional.empty();
        }
        final var same = before.flatMap(this::typeOf).filter(type -> takes(type, given)).orElse(defaultType);
        return Optional.of(make(same, given, before.filter(value -> typeOf(value).equals(Optional.of(same)))));
    }

    /** In words for people. */
    Optional<String> phrase(final V value) {
        return byType.values().stream().flatMap(form -> form.read(value).map(form::phrase).stream()).findFirst();
    }

    /** What to give, for a message. */
    String usage() {
        return usageOf(defaultType) + otherTypes();
    }

    private String otherTypes() {
        return others().isEmpty() ? "" : "; or another " + Word.TYPE + ": " + others();
    }

    private V make(final String type, final Given given, final Optional<V> before) throws Failure {
        final var old = before.flatMap(this::read).orElse(Given.NONE);
        for (var form : meant(type, before)) {
            final var kept = before.map(value -> form.kept(old, value)).orElse(old);
            final var whole = given.over(kept);
            if (form.takes(given.words()) && form.missing(whole.words()).isEmpty()) {
                return form.value(whole);
            }
        }
        throw new Failure((others().isEmpty() ? "a NIC" : Word.TYPE + ' ' + type) + refusal(byType.get(type), given)
            + ": give " + usageOf(type) + (type.equals(defaultType) ? otherTypes() : ""));
    }

    /** The form that was meant before is meant still, if it can be. */
    private List<Form<V>> meant(final String type, final Optional<V> before) {
        final var forms = byType.get(type);
        return Stream.concat(forms.stream().filter(form -> before.flatMap(form::read).isPresent()), forms.stream())
            .toList();
    }

    private String refusal(final Collection<Form<V>> forms, final Given given) {
        final var unknown = given.words().stream()
            .filter(word -> forms.stream().noneMatch(form -> form.takes(Set.of(word)))).toList();
        if (!unknown.isEmpty()) {
            return " takes no " + String.join(", no ", unknown);
        }
        final var near = forms.stream().filter(form -> form.takes(given.words())).toList();
        final var with = given.words().isEmpty() ? "" : " with " + String.join(" and ", given.words());
        return near.isEmpty() ? " takes not all of " + String.join(", ", given.words()) + " together"
            : with + " needs " + near.stream().map(form -> String.join(" and ", form.missing(given.words())))
                .collect(Collectors.joining(", or "));
    }

    private boolean takes(final String type, final Given given) {
        return byType.get(type).stream().anyMatch(form -> form.takes(given.words()));
    }

    private Optional<Given> read(final V value) {
        return byType.values().stream().flatMap(form -> form.read(value).stream()).findFirst();
    }

    private Optional<String> typeOf(final V value) {
        return byType.entries().stream().filter(entry -> entry.getValue().read(value).isPresent())
            .map(entry -> entry.getKey()).findFirst();
    }

    private String usageOf(final String type) {
        return byType.get(type).stream().map(Form::usage).collect(Collectors.joining(", or "));
    }

    private String others() {
        return byType.keySet().stream().filter(type -> !type.equals(defaultType)).collect(Collectors.joining(", "));
    }

    private Leaf<String> type() {
        return new Leaf<>(text -> {
            if (!byType.containsKey(text)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        }, "it is " + String.join(", ", byType.keySet()));
    }
}
