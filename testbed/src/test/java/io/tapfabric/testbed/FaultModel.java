package io.tapfabric.testbed;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run of faults has done so far, and what follows from it by definition: who is plugged in where, what was asked
 * for, what is broken now, and how many copies of a packet there must be.
 */
final class FaultModel {
    static final List<String> HOSTS = List.of("h1", "h2", "h3", "h4");

    private final List<Nic> vms;
    private final List<Nic> sinks;
    private final SortedMap<String, Service> services = new TreeMap<>();
    private final SortedMap<String, Flow> flows = new TreeMap<>();
    private final SortedSet<Broken> broken = new TreeSet<>();

    FaultModel(final List<Nic> vms, final List<Nic> sinks) {
        this.vms = List.copyOf(vms);
        this.sinks = List.copyOf(sinks);
    }

    /** A tap-service to a sink. */
    record Service(String id, Nic sink, boolean enabled) {
    }

    /** A tap-flow. */
    record Flow(String id, String service, String direction, boolean enabled, List<Watched> sources) {
        Flow {
            sources = List.copyOf(sources);
        }

        private boolean wants(final Watched.Passage passage) {
            return sources.stream().anyMatch(source -> source.wants(passage, direction));
        }
    }

    /** A daemon that is down ({@code vswitchd}, {@code ovsdb}), or a link that is cut ({@code mgmt}, {@code under}). */
    record Broken(String host, String what) implements Comparable<Broken> {
        boolean daemon() {
            return what.equals("vswitchd") || what.equals("ovsdb");
        }

        @Override
        public int compareTo(final Broken other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return host + " " + what;
        }
    }

    List<Nic> vms() {
        return vms;
    }

    List<Nic> sinks() {
        return sinks;
    }

    List<Nic> nics() {
        return Stream.concat(vms.stream(), sinks.stream()).toList();
    }

    SortedMap<String, Service> services() {
        return services;
    }

    SortedMap<String, Flow> flows() {
        return flows;
    }

    SortedSet<Broken> broken() {
        return broken;
    }

    /** Nothing is cut and all daemons are up. */
    boolean settled() {
        return broken.isEmpty();
    }

    /** The hosts whose Open vSwitch takes commands. */
    List<String> manageable() {
        return HOSTS.stream().filter(host -> broken.stream().noneMatch(part -> part.daemon()
            && part.host().equals(host))).toList();
    }

    /** The hosts on which something of a tap-flow is. */
    List<String> busy() {
        return HOSTS.stream().filter(host -> flows.values().stream().anyMatch(flow ->
            serviceOf(flow).sink.places().contains(host)
                || flow.sources.stream().anyMatch(source -> source.places(vms).contains(host)))).toList();
    }

    Service serviceOf(final Flow flow) {
        return Optional.ofNullable(services.get(flow.service)).orElseThrow();
    }

    /**
     * How many copies of one packet must arrive at each sink, wherever it is: of each tap-flow that is on, one for each
     * host on its way where one of the tap-flow's sources wants it.
     */
    SortedMap<String, Integer> copies(final Nic sender, final Nic receiver) {
        final var copies = new TreeMap<String, Integer>();
        final var way = Stream.concat(sender.places().stream(), receiver.places().stream())
            .collect(Collectors.toCollection(TreeSet::new));
        flows.values().stream().filter(flow -> flow.enabled && serviceOf(flow).enabled).forEach(flow -> {
            final var times = (int) way.stream()
                .filter(host -> flow.wants(new Watched.Passage(host, sender, receiver))).count();
            serviceOf(flow).sink.places().forEach(host ->
                copies.merge(serviceOf(flow).sink.at(host).where(), times, Integer::sum));
        });
        copies.values().removeIf(count -> count == 0);
        return copies;
    }
}
