package io.tapfabric.southbound.host;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.flow.Meter;
import io.tapfabric.southbound.LinkException;
import io.tapfabric.southbound.openflow.MeterMod;
import io.tapfabric.southbound.openflow.SwitchLink;
import io.tapfabric.southbound.openflow.WireMeter;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The meters of one switch as last read, and as changed by us since; and those that it refused. A switch that has none
 * is not asked again.
 */
final class SwitchMeters {
    private final Refusals<Integer, WireMeter> refusals = new Refusals<>();
    private final SwitchLink link;
    private final Tally tally;
    private Optional<SortedMap<Integer, WireMeter>> known = Optional.empty();

    SwitchMeters(final SwitchLink link, final Tally tally) {
        this.link = link;
        this.tally = tally;
    }

    /** The next look reads from the switch, if there can be something to see. */
    void forget() {
        known = known.filter(held -> held.isEmpty() && refusals.reasons().isEmpty());
    }

    /** The same, and what was refused may be tried again. */
    void retry() {
        forget();
        refusals.forget();
    }

    private SortedMap<Integer, WireMeter> observed() throws LinkException {
        if (known.isEmpty()) {
            known = Optional.of(read());
        }
        return known.orElseThrow();
    }

    private SortedMap<Integer, WireMeter> read() throws LinkException {
        final var meters = link.readMeters();
        tally.readMeters(meters);
        final var held = new TreeMap<Integer, WireMeter>();
        meters.forEach((id, meter) -> held.put(id, meter.meter()));
        return held;
    }

    /** Adds what is missing, but for what the switch refuses: before the flows that use it. */
    void add(final SortedMap<Integer, Meter> wanted) throws LinkException {
        final var missing = new Delta<>(work(wanted).puts(), new TreeSet<Integer>());
        refusals.keep(missing);
        final var work = refusals.spare(missing);
        if (!Collections.disjoint(work.puts().keySet(), observed().keySet())) {
            known = Optional.of(read());        // changing a meter sets what it has counted to zero
        }
        apply(work);
    }

    /** Removes what is not wanted, with a last look at what it has counted: after the flows that used it. */
    void remove(final SortedMap<Integer, Meter> wanted) throws LinkException {
        final var removes = work(wanted).removes();
        if (!removes.isEmpty()) {
            known = Optional.of(read());
            apply(new Delta<>(new TreeMap<>(), removes));
            tally.forgetMeters(removes);
        }
    }

    private Delta<Integer, WireMeter> work(final SortedMap<Integer, Meter> wanted) throws LinkException {
        final var meters = new TreeMap<Integer, WireMeter>();
        wanted.forEach((id, meter) -> meters.put(id, WireMeter.of(meter)));
        return Delta.between(observed(), meters);
    }

    private void apply(final Delta<Integer, WireMeter> work) throws LinkException {
        if (!work.isEmpty()) {
            final var before = observed();
            known = Optional.empty();
            final var refused = link.applyMeters(MeterMod.of(work, before.keySet()));
            refused.forEach((id, why) -> refusals.add(id, work, why));
            known = Optional.of(refusals.spare(work).applyTo(before));
        }
    }

    /** Why some are not there, by id. */
    SortedMap<Integer, String> refused() {
        return refusals.reasons();
    }
}
