package io.tapfabric.southbound.host;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.flow.Meter;
import io.tapfabric.southbound.LinkException;
import io.tapfabric.southbound.openflow.FlowsRefusedException;
import io.tapfabric.southbound.openflow.ObservedFlow;
import io.tapfabric.southbound.openflow.SwitchLink;
import io.tapfabric.southbound.openflow.WireEntry;
import io.tapfabric.southbound.openflow.WireKey;
import io.tapfabric.southbound.ovsdb.Device;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The flows of one switch as last read, and as changed by us since; and those that it refused; and its meters. */
final class SwitchFlows {
    private final Refusals<WireKey, WireEntry> refusals = new Refusals<>();
    private final SwitchLink link;
    private final Tally tally;
    private final Silence silence;
    private final SwitchMeters meters;
    private Optional<SortedMap<WireKey, WireEntry>> known = Optional.empty();

    SwitchFlows(final SwitchLink link, final Tally tally, final Silence silence) {
        this.link = link;
        this.tally = tally;
        this.silence = silence;
        meters = new SwitchMeters(link, tally);
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
        meters.forget();
    }

    /** What is known without asking the switch. */
    SortedMap<WireKey, WireEntry> known() {
        return known.orElseGet(TreeMap::new);
    }

    SortedMap<WireKey, WireEntry> observed() throws LinkException {
        if (known.isEmpty()) {
            final var flows = silence.watches() ? readBetweenPorts() : link.readFlows();
            tally.read(flows);
            final var entries = new TreeMap<WireKey, WireEntry>();
            flows.forEach((key, flow) -> entries.put(key, flow.entry()));
            known = Optional.of(entries);
        }
        return known.orElseThrow();
    }

    private SortedMap<WireKey, ObservedFlow> readBetweenPorts() throws LinkException {
        final var before = link.readPorts();
        final var flows = link.readFlows();
        silence.read(before, flows, link.readPorts());
        return flows;
    }

    /** What must be changed to come to the wanted flows. */
    Delta<WireKey, WireEntry> work(final FlowWork wanted) throws LinkException {
        final var all = Delta.between(observed(), wanted.flows());
        refusals.keep(all);
        return refusals.spare(all);
    }

    /** Does the work, but for flows that the switch refuses; whether there was any. */
    boolean apply(final Delta<WireKey, WireEntry> work) throws LinkException {
        final var before = observed();
        var left = work;
        while (!left.isEmpty()) {
            known = Optional.empty();
            try {
                link.apply(left);
                known = Optional.of(left.applyTo(before));
                return true;
            } catch (FlowsRefusedException e) {
                for (var flow : e.reasons().entrySet()) {
                    refusals.add(flow.getKey(), left, flow.getValue());
                }
                left = refusals.spare(left);
            }
        }
        known = Optional.of(before);
        return false;
    }

    /** The next look reads from the switch, and what was refused may be tried again. */
    void retry() {
        known = Optional.empty();
        refusals.forget();
        meters.retry();
    }

    /** Adds the meters that wanted flows use. The flows are read before the meters, see {@link Tally}. */
    void addMeters(final SortedMap<Integer, Meter> wanted) throws LinkException {
        observed();
        meters.add(wanted);
    }

    /** Removes the meters that no wanted flow uses. */
    void removeMeters(final SortedMap<Integer, Meter> wanted) throws LinkException {
        meters.remove(wanted);
    }

    /** Why some meters are not there, by id. */
    SortedMap<Integer, String> refusedMeters() {
        return meters.refused();
    }

    /** Sets a device up or down. */
    void set(final Device device, final boolean up) throws LinkException {
        link.setPort(device.number(), device.mac(), up);
    }

    SortedMap<WireKey, String> refused() {
        return refusals.reasons();
    }

    /**
     * Puts one flow again that is there already. Open vSwitch before 3.4 goes on with what it decided for live traffic
     * when a mirror changes; any change of flows makes it decide anew.
     */
    void revalidate() throws LinkException {
        final var flows = observed();
        if (!flows.isEmpty()) {
            link.apply(Delta.put(flows.firstKey(), flows.get(flows.firstKey())));
        }
    }
}
