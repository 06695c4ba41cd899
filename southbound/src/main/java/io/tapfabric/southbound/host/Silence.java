package io.tapfabric.southbound.host;

import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.state.Count;
import io.tapfabric.southbound.openflow.ObservedFlow;
import io.tapfabric.southbound.openflow.WireFlow;
import io.tapfabric.southbound.openflow.WireKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the tunnel ports that copies are put out at and that none leaves by, as nobody has answered ARP or IPv6
 * neighbour discovery.
 *
 * <p>If Open vSwitch itself sends (datapath type {@code netdev}), it counts a copy as sent by such a port when a flow
 * puts it out there, and once more when it goes on to the bridge of the underlay, with its outer header. In between it
 * is dropped if the address to send it to is not known ({@code native_tunnel_output} in its
 * {@code ofproto-dpif-xlate.c}). So where the port counts what flows have put out, none leaves; where it counts twice
 * as much, all do.
 *
 * <p>A flow and what the port counts for it are brought up to date together. So the flows are counted that put copies
 * out, and not one that looks at their length before: where Open vSwitch credits every copy to the flows of both
 * outcomes, it credits the port for both.
 *
 * <p>Both cannot be read at once, and Open vSwitch brings them up to date every half second, by all that has come
 * meanwhile. Therefore ports are read before the flows and after: what belongs to the flows is between the two. A
 * window in which that may be much goes on until it is little beside the copies.
 *
 * <p>A port is silent after two such windows, and not after one: the first copies to an address that nobody has sent to
 * are dropped wherever, and how many those are depends on how long the answer takes.
 */
final class Silence {
    /** Copies in a window, at least. */
    private static final int WINDOW = 3;
    /** Windows one after the other of which no copy has left. */
    private static final int WINDOWS = 2;

    private Set<PortName> ports = Set.of();
    private FlowWork work = FlowWork.NONE;
    private final SortedMap<PortName, Watch> watches = new TreeMap<>();

    /**
     * One port at one moment.
     *
     * @param copies what flows have put out there
     * @param least what it had sent before they were read
     * @param most and after
     */
    private record Reading(Map<WireFlow, Long> copies, long least, long most) {
        /** Whether the same flows and the port have counted on; else some began anew, or serve others. */
        boolean follows(final Reading earlier) {
            return copies.keySet().equals(earlier.copies.keySet()) && least >= earlier.most
                && copies.entrySet().stream().allMatch(flow -> flow.getValue() >= earlier.copies.get(flow.getKey()));
        }

        long total() {
            return copies.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * What is known of a port.
     *
     * @param begin where the window begins
     * @param unheard how many windows there were of which no copy has left, since one of which some have
     */
    private record Watch(Reading begin, int unheard) {
        boolean silent() {
            return unheard >= WINDOWS;
        }

        Watch next(final Reading now) {
            if (!now.follows(begin)) {
                return new Watch(now, unheard);
            }
            final long copies = now.total() - begin.total();
            if (copies > 0 && 2 * (now.least - begin.most) >= 3 * copies) {
                return new Watch(now, 0);
            }
            final long sent = now.most - begin.least;
            return copies >= WINDOW && sent >= copies && 4 * sent <= 5 * copies ? new Watch(now, unheard + 1) : this;
        }
    }

    /**
     * Says what to watch from now on.
     *
     * @param toCollectors ports that Open vSwitch itself sends by, to addresses that it has a route to
     * @param done the flows that the switch was last brought to
     */
    void watch(final Set<PortName> toCollectors, final FlowWork done) {
        ports = Set.copyOf(toCollectors);
        work = done;
        watches.keySet().retainAll(ports);
    }

    /** Whether there is a port to watch. */
    boolean watches() {
        return !ports.isEmpty();
    }

    /** Takes a new reading: what ports have sent, by number, before all flows were read; the flows; and after. */
    void read(final SortedMap<Integer, Count> before, final SortedMap<WireKey, ObservedFlow> flows,
            final SortedMap<Integer, Count> after) {
        copies(flows).forEach((port, copies) -> number(port).filter(before::containsKey).filter(after::containsKey)
            .map(number -> new Reading(copies, before.get(number).packets(), after.get(number).packets()))
            .ifPresent(now -> watches.merge(port, new Watch(now, 0), (watch, first) -> watch.next(now))));
    }

    private Optional<Integer> number(final PortName port) {
        return Optional.ofNullable(work.numbers().get(port));
    }

    /** By port, what flows have put out there. One that the switch does not hold as planned is none of them. */
    private Map<PortName, Map<WireFlow, Long>> copies(final SortedMap<WireKey, ObservedFlow> flows) {
        final var copies = new HashMap<PortName, Map<WireFlow, Long>>();
        work.plan().forEach((key, entry) -> entry.actions().stream().flatMap(action -> action.leavesBy().stream())
            .filter(ports::contains).forEach(port -> Optional.ofNullable(work.encoded().get(key)).ifPresent(wire ->
                Optional.ofNullable(flows.get(wire.key())).filter(held -> held.entry().equals(wire.entry()))
                    .ifPresent(held -> copies.computeIfAbsent(port, first -> new HashMap<>())
                        .merge(wire, held.packets(), Long::sum)))));
        return copies;
    }

    /** The ports that are silent. */
    SortedSet<PortName> silent() {
        final var silent = new TreeSet<PortName>();
        watches.forEach((port, watch) -> {
            if (watch.silent()) {
                silent.add(port);
            }
        });
        return silent;
    }
}
