package io.tapfabric.testbed;

import io.tapfabric.testbed.FaultModel.Flow;
import io.tapfabric.testbed.FaultModel.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The steps of a run of faults that change what is asked for. Each returns what it did, or nothing where it is not
 * possible now.
 */
final class FaultWishes {
    private static final List<String> DIRECTIONS = List.of("IN", "OUT", "BOTH");
    private static final List<Integer> VLANS = List.of(0, 10);
    private static final int MOST_FLOWS = 10;
    private static final int MOST_SOURCES = 3;
    /** Of so many sources, one is of a bridge, not of a NIC. */
    private static final int WIDE_ONE_IN = 6;

    private final FaultModel model;
    private final FaultIntents intents;
    private final Random random;
    private int flows;

    FaultWishes(final FaultModel model, final FaultIntents intents, final Random random) {
        this.model = model;
        this.intents = intents;
        this.random = random;
    }

    /** One enabled tap-service for each sink. */
    void services() {
        model.sinks().forEach(sink -> intents.put(new Service("service-" + sink.name(), sink, true)));
    }

    Optional<String> create() {
        if (model.flows().size() >= MOST_FLOWS) {
            return Optional.empty();
        }
        final var service = any(List.copyOf(model.services().keySet()));
        final var flow = new Flow("fault-" + flows++, service, any(DIRECTIONS), random.nextInt(8) > 0, List.of());
        return Optional.of("create " + put(withSources(flow)));
    }

    Optional<String> turn() {
        return one().map(flow -> "direction of " + put(new Flow(flow.id(), flow.service(),
            any(DIRECTIONS.stream().filter(direction -> !direction.equals(flow.direction())).toList()),
            flow.enabled(), flow.sources())));
    }

    Optional<String> toggle() {
        return one().map(flow -> "enabled of " + put(new Flow(flow.id(), flow.service(), flow.direction(),
            !flow.enabled(), flow.sources())));
    }

    Optional<String> watchOther() {
        return one().map(this::withSources).filter(flow -> !flow.equals(model.flows().get(flow.id())))
            .map(flow -> "sources of " + put(flow));
    }

    Optional<String> delete() {
        return one().map(flow -> {
            intents.delete(flow);
            return "delete " + flow.id();
        });
    }

    Optional<String> toggleService() {
        final var service = any(List.copyOf(model.services().values()));
        intents.put(new Service(service.id(), service.sink(), !service.enabled()));
        return Optional.of("enabled of " + service.id() + ": " + !service.enabled());
    }

    private Flow put(final Flow flow) {
        intents.put(flow);
        return flow;
    }

    /** The tap-flow with other sources; no other tap-flow of its tap-service has one of them. */
    private Flow withSources(final Flow flow) {
        final var taken = new ArrayList<>(model.flows().values().stream().filter(other -> !other.id().equals(flow.id())
            && other.service().equals(flow.service())).flatMap(other -> other.sources().stream()).toList());
        final var sources = new ArrayList<Watched>();
        for (var left = 1 + random.nextInt(MOST_SOURCES); left > 0 || sources.isEmpty(); left--) {
            final var source = source();
            if (!taken.contains(source)) {
                taken.add(source);
                sources.add(source);
            }
        }
        return new Flow(flow.id(), flow.service(), flow.direction(), flow.enabled(), sources);
    }

    private Watched source() {
        if (random.nextInt(WIDE_ONE_IN) > 0) {
            return new Watched.Vnic(any(model.vms()));
        }
        final var host = any(FaultModel.HOSTS);
        return any(List.of(new Watched.Bridge(host, any(VLANS)), new Watched.Vlans(
            Stream.of(host, any(FaultModel.HOSTS)).distinct().sorted().toList(), any(VLANS)),
            new Watched.Station(any(model.vms()), host)));
    }

    private Optional<Flow> one() {
        return model.flows().isEmpty() ? Optional.empty() : Optional.of(any(List.copyOf(model.flows().values())));
    }

    private <T> T any(final List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
