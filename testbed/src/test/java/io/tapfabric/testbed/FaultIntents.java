package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;

import io.tapfabric.testbed.FaultModel.Flow;
import io.tapfabric.testbed.FaultModel.Service;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Changes intents in a run of faults: in the model and in the controller, and returns when the controller has seen it.
 */
final class FaultIntents {
    /** A controller that has just started waits for hosts that are cut off, for 20 s. */
    private static final Duration START = Duration.ofSeconds(40);

    private static final String TAPS = "tapfabric:taps/";

    private final Hosts hosts;
    private final Restconf restconf;
    private final FaultModel model;

    FaultIntents(final Scenario scenario, final FaultModel model) {
        hosts = scenario.hosts();
        restconf = scenario.restconf();
        this.model = model;
    }

    /** Creates or changes a tap-service. */
    void put(final Service service) {
        commit(() -> restconf.put(TAPS + "tap-service=" + service.id(), """
            {"tapfabric:tap-service": [{"id": "%s", "enabled": %s, "sink": {"vnic": {"iface-id": "%s"}}}]}"""
            .formatted(service.id(), service.enabled(), service.sink().name())));
        model.services().put(service.id(), service);
    }

    /** Creates or changes a tap-flow. */
    void put(final Flow flow) {
        final var sources = IntStream.range(0, flow.sources().size())
            .mapToObj(nr -> "{\"id\": \"s%d\", %s}".formatted(nr, flow.sources().get(nr).json(hosts)))
            .collect(Collectors.joining(", "));
        commit(() -> restconf.put(TAPS + "tap-flow=" + flow.id(), """
            {"tapfabric:tap-flow": [{"id": "%s", "enabled": %s, "tap-service": ["%s"], "direction": "%s",
              "source": [%s]}]}""".formatted(flow.id(), flow.enabled(), flow.service(), flow.direction(), sources)));
        model.flows().put(flow.id(), flow);
    }

    void delete(final Flow flow) {
        commit(() -> restconf.delete(TAPS + "tap-flow=" + flow.id()));
        model.flows().remove(flow.id());
    }

    /** Deletes what a run has left. */
    void deleteAll() {
        model.flows().keySet().forEach(id -> restconf.delete(TAPS + "tap-flow=" + id).orFail());
        model.services().keySet().forEach(id -> restconf.delete(TAPS + "tap-service=" + id).orFail());
        model.flows().clear();
        model.services().clear();
    }

    private void commit(final Supplier<Reply> change) {
        final var before = generation();
        change.get().orFail();
        await("the controller sees the change").atMost(START).pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(10)).until(() -> generation() > before);
    }

    private long generation() {
        return restconf.state("tapfabric:taps-state/generation").json().path("tapfabric:generation").asLong();
    }
}
