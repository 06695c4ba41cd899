package io.tapfabric.cli.option;

import io.tapfabric.cli.Failure;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.Kind;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.flow.Source;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.flow.SourceBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.flow.SourceKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;

/**
 * The sources of one tap-flow, by id, and what options change of them.
 *
 * @param flow what to call the tap-flow in a message
 * @param byId what each is
 */
public record Sources(String flow, Map<String, Kind> byId) {
    /** Those of a tap-flow that is about to be made. */
    public static final Sources NONE = new Sources("the tap-flow", Map.of());

    /** Those of a tap-flow. */
    public static Sources of(final TapFlow flow) {
        final var kinds = new LinkedHashMap<String, Kind>();
        flow.nonnullSource().values().forEach(source -> kinds.put(source.requireId().getValue(), source.getKind()));
        return new Sources("tap-flow '" + flow.requireId().getValue() + "'", kinds);
    }

    /** These and one more, with the id that the options say, or the first number that is free. */
    public Sources with(final Given given, final Kind kind) throws Failure {
        final var id = given.find(Word.SOURCE, Leaf.ID).map(Id::getValue).orElseGet(this::free);
        if (byId.containsKey(id)) {
            throw new Failure(flow + " has a source '" + id + "' already: change it with tap:flow-update --source " + id
                + ", or take another id");
        }
        return put(id, kind);
    }

    /** These with one changed as the options say: the one that is named, or the only one. */
    public Sources changed(final Given given) throws Failure {
        final var named = given.find(Word.SOURCE, Leaf.ID).map(Id::getValue);
        final var id = named.isPresent() ? existing(named.orElseThrow())
            : byId.keySet().stream().findFirst().orElseThrow();
        final var kind = SourceOptions.find(given, Optional.ofNullable(byId.get(id)));
        if (kind.isPresent() && named.isEmpty() && byId.size() > 1) {
            throw new Failure(flow + " has several sources (" + ids() + "): say with --source which one to change");
        }
        if (kind.isEmpty() && named.isPresent()) {
            throw new Failure("what becomes of source '" + id + "': give options that describe it");
        }
        return kind.isPresent() ? put(id, kind.orElseThrow()) : this;
    }

    /** These without some. */
    public Sources without(final Collection<String> ids) throws Failure {
        final var rest = new LinkedHashMap<>(byId);
        for (var id : ids) {
            rest.remove(existing(id));
        }
        if (rest.isEmpty()) {
            throw new Failure(flow + " would have no source left: delete it with tap:flow-delete, "
                + "or add another source first");
        }
        return new Sources(flow, rest);
    }

    /** As the generated code wants them. */
    public Map<SourceKey, Source> byKey() {
        return BindingMap.ordered(byId.entrySet().stream()
            .map(entry -> new SourceBuilder().setId(new Id(entry.getKey())).setKind(entry.getValue()).build())
            .collect(Collectors.toList()));
    }

    private Sources put(final String id, final Kind kind) {
        final var more = new LinkedHashMap<>(byId);
        more.put(id, kind);
        return new Sources(flow, more);
    }

    private String existing(final String id) throws Failure {
        if (!byId.containsKey(id)) {
            throw new Failure(flow + " has no source '" + id + "': it has " + ids());
        }
        return id;
    }

    private String ids() {
        return String.join(", ", byId.keySet());
    }

    private String free() {
        return IntStream.iterate(1, number -> number + 1).mapToObj(Integer::toString)
            .filter(id -> !byId.containsKey(id)).findFirst().orElseThrow();
    }
}
