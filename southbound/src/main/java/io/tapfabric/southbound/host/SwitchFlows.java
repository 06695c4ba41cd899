package io.tapfabric.southbound.host;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.southbound.LinkException;
import io.tapfabric.southbound.openflow.SwitchLink;
import io.tapfabric.southbound.openflow.WireEntry;
import io.tapfabric.southbound.openflow.WireKey;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The flows of one switch as last read, and as changed by us since. */
final class SwitchFlows {
    private final SwitchLink link;
    private final Tally tally;
    private Optional<SortedMap<WireKey, WireEntry>> known = Optional.empty();

    SwitchFlows(final SwitchLink link, final Tally tally) {
        this.link = link;
        this.tally = tally;
    }

    boolean isOf(final SwitchLink other) {
        return link == other;
    }

    boolean isOpen() {
        return link.isOpen();
    }

    /** The next look reads from the switch. */
    void forget() {
        known = Optional.empty();
    }

    /** What is known without asking the switch. */
    SortedMap<WireKey, WireEntry> known() {
        return known.orElseGet(TreeMap::new);
    }

    SortedMap<WireKey, WireEntry> observed() throws LinkException {
        if (known.isEmpty()) {
            final var flows = link.readFlows();
            tally.read(flows);
            final var entries = new TreeMap<WireKey, WireEntry>();
            flows.forEach((key, flow) -> entries.put(key, flow.entry()));
            known = Optional.of(entries);
        }
        return known.orElseThrow();
    }

    void apply(final Delta<WireKey, WireEntry> delta) throws LinkException {
        if (!delta.isEmpty()) {
            final var before = observed();
            forget();
            link.apply(delta);
            known = Optional.of(delta.applyTo(before));
        }
    }

    /**
     * Puts one flow again that is there already. Open vSwitch before 3.4 goes on with what it decided for live traffic
     * when a mirror changes; any change of flows makes it decide anew.
     */
    void revalidate(final FlowWork work) throws LinkException {
        if (!work.flows().isEmpty()) {
            final var first = work.flows().firstKey();
            final var again = new TreeMap<>(Collections.singletonMap(first, work.flows().get(first)));
            link.apply(new Delta<>(again, new TreeSet<>()));
        }
    }
}
