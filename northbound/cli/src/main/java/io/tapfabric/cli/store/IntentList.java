package io.tapfabric.cli.store;

import io.tapfabric.cli.Failure;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.Filter;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yangtools.yang.binding.DataObject;

/**
 * One of the lists of intents, so that what all have in common is written once.
 *
 * @param word what an entry is called
 * @param commands how the names of its commands begin
 * @param entries reads all entries
 * @param id reads the id of an entry
 * @param put the change that writes an entry, and all of it
 * @param delete the change that removes an entry
 */
public record IntentList<T extends DataObject>(String word, String commands, Function<Taps, Collection<T>> entries,
        Function<T, Id> id, Function<T, Edit> put, Function<T, Edit> delete) {
    /** The tap-services. */
    public static final IntentList<TapService> TAP_SERVICES = new IntentList<>("tap-service", "tap:service",
        taps -> taps.nonnullTapService().values(), TapService::requireId, Edit::put,
        entry -> Edit.deleteTapService(entry.requireId()));
    /** The tap-flows. */
    public static final IntentList<TapFlow> TAP_FLOWS = new IntentList<>("tap-flow", "tap:flow",
        taps -> taps.nonnullTapFlow().values(), TapFlow::requireId, Edit::put,
        entry -> Edit.deleteTapFlow(entry.requireId()));

    /** The filters. */
    public static final IntentList<Filter> FILTERS = new IntentList<>("filter", "tap:filter",
        taps -> taps.nonnullFilter().values(), Filter::requireId, Edit::put,
        entry -> Edit.deleteFilter(entry.requireId()));

    /** All entries, by id. */
    public SortedMap<String, T> byId(final Taps taps) {
        final var sorted = new TreeMap<String, T>();
        entries.apply(taps).forEach(entry -> sorted.put(id.apply(entry).getValue(), entry));
        return sorted;
    }

    /** The entry with an id; a failure that says where to look if there is none. */
    public T get(final Taps taps, final Id wanted) throws Failure {
        return find(taps, wanted).orElseThrow(() -> new Failure("there is no " + word + " '" + wanted.getValue()
            + "': " + commands + "-list shows what there is"));
    }

    /** The change that adds an entry; a failure if there is one of its id already. */
    public Edit add(final Taps taps, final T entry) throws Failure {
        if (find(taps, id.apply(entry)).isPresent()) {
            throw new Failure("there is a " + word + " '" + id.apply(entry).getValue() + "' already: change it with "
                + commands + "-update, or take another id");
        }
        return put.apply(entry);
    }

    private Optional<T> find(final Taps taps, final Id wanted) {
        return entries.apply(taps).stream().filter(entry -> id.apply(entry).equals(wanted)).findFirst();
    }
}
