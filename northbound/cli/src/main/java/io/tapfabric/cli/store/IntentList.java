package io.tapfabric.cli.store;

import io.tapfabric.cli.Failure;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.opendaylight.mdsal.binding.api.WriteOperations;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapServiceKey;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/**
 * One of the lists of intents, so that what all have in common is written once.
 *
 * @param word what an entry is called
 * @param commands how the names of its commands begin
 * @param entries reads all entries
 * @param id reads the id of an entry
 * @param path where the entry with an id is
 */
public record IntentList<T extends DataObject>(String word, String commands, Function<Taps, Collection<T>> entries,
        Function<T, Id> id, Function<Id, InstanceIdentifier<T>> path) {
    /** The tap-services. */
    public static final IntentList<TapService> TAP_SERVICES = new IntentList<>("tap-service", "tap:service",
        taps -> taps.nonnullTapService().values(), TapService::requireId,
        id -> InstanceIdentifier.builder(Taps.class).child(TapService.class, new TapServiceKey(id)).build());
    /** The tap-flows. */
    public static final IntentList<TapFlow> TAP_FLOWS = new IntentList<>("tap-flow", "tap:flow",
        taps -> taps.nonnullTapFlow().values(), TapFlow::requireId,
        id -> InstanceIdentifier.builder(Taps.class).child(TapFlow.class, new TapFlowKey(id)).build());

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

    /** Fails if there is an entry with an id already. */
    public void requireFree(final Taps taps, final Id wanted) throws Failure {
        if (find(taps, wanted).isPresent()) {
            throw new Failure("there is a " + word + " '" + wanted.getValue() + "' already: change it with " + commands
                + "-update, or take another id");
        }
    }

    private Optional<T> find(final Taps taps, final Id wanted) {
        return entries.apply(taps).stream().filter(entry -> id.apply(entry).equals(wanted)).findFirst();
    }

    /** Writes the whole entry. */
    public void put(final WriteOperations writes, final T entry) {
        writes.put(LogicalDatastoreType.CONFIGURATION, path.apply(id.apply(entry)), entry);
    }

    /** Removes an entry. */
    public void delete(final WriteOperations writes, final T entry) {
        writes.delete(LogicalDatastoreType.CONFIGURATION, path.apply(id.apply(entry)));
    }
}
