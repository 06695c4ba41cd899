package io.tapfabric.cli.store;

import io.tapfabric.cli.Failure;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.opendaylight.mdsal.binding.api.WriteOperations;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapServiceKey;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/**
 * One of the two lists of intents, so that what both have in common is written once.
 *
 * @param word what an entry is called
 * @param entries reads all entries
 * @param id reads the id of an entry
 * @param path where the entry with an id is
 * @param enabling makes an entry equal but for being enabled
 * @param disabling makes an entry equal but for being disabled
 */
public record IntentList<T extends DataObject>(String word, Function<Taps, Collection<T>> entries, Function<T, Id> id,
        Function<Id, InstanceIdentifier<T>> path, Function<T, T> enabling, Function<T, T> disabling) {
    /** The tap-services. */
    public static final IntentList<TapService> TAP_SERVICES = new IntentList<>("tap-service",
        taps -> taps.nonnullTapService().values(), TapService::requireId,
        id -> InstanceIdentifier.builder(Taps.class).child(TapService.class, new TapServiceKey(id)).build(),
        entry -> new TapServiceBuilder(entry).setEnabled(true).build(),
        entry -> new TapServiceBuilder(entry).setEnabled(false).build());
    /** The tap-flows. */
    public static final IntentList<TapFlow> TAP_FLOWS = new IntentList<>("tap-flow",
        taps -> taps.nonnullTapFlow().values(), TapFlow::requireId,
        id -> InstanceIdentifier.builder(Taps.class).child(TapFlow.class, new TapFlowKey(id)).build(),
        entry -> new TapFlowBuilder(entry).setEnabled(true).build(),
        entry -> new TapFlowBuilder(entry).setEnabled(false).build());

    /** All entries, by id. */
    public SortedMap<String, T> byId(final Taps taps) {
        final var sorted = new TreeMap<String, T>();
        entries.apply(taps).forEach(entry -> sorted.put(id.apply(entry).getValue(), entry));
        return sorted;
    }

    /** The entry with an id; a failure that says where to look if there is none. */
    public T get(final Taps taps, final Id wanted) throws Failure {
        for (var entry : entries.apply(taps)) {
            if (id.apply(entry).equals(wanted)) {
                return entry;
            }
        }
        throw new Failure("there is no " + word + " '" + wanted.getValue() + "': "
            + word.replace("tap-", "tap:") + "-list shows what there is");
    }

    /** Fails if there is an entry with an id already. */
    public void requireFree(final Taps taps, final Id wanted) throws Failure {
        if (byId(taps).containsKey(wanted.getValue())) {
            throw new Failure("there is a " + word + " '" + wanted.getValue() + "' already: change it with "
                + word.replace("tap-", "tap:") + "-update, or take another id");
        }
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
