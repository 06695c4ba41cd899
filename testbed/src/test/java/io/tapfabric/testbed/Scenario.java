package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What one test puts on the fabric, with names that no other test has; it is removed, newest first, when the test ends.
 */
final class Scenario implements AutoCloseable {
    /** How soon a change must show its effect on a conversation that is running. */
    static final Duration SOON = Duration.ofSeconds(1);
    /** Problems of what is in effect: Open vSwitch has yet to give its word, which it does every 5 seconds. */
    static final Set<String> LATE = Set.of("mirror-unconfirmed");

    private static final Duration STATE = Duration.ofSeconds(15);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Fabric fabric;
    private final Deque<Runnable> undo = new ArrayDeque<>();

    Scenario(final Fabric fabric) {
        this.fabric = fabric;
    }

    Hosts hosts() {
        return fabric.hosts();
    }

    Controller controller() {
        return fabric.controller();
    }

    Restconf restconf() {
        return fabric.controller().restconf();
    }

    /** Plugs a VM into br-int of a host. */
    Guest vm(final String host) {
        return vm(host, OptionalInt.empty());
    }

    /** Plugs a VM into an access port of br-int of a host. */
    Guest vm(final String host, final int vlan) {
        return vm(host, OptionalInt.of(vlan));
    }

    Guest vm(final String host, final OptionalInt vlan) {
        final var vm = guest(host, vlan);
        hosts().plugIn(vm);
        undo.push(() -> hosts().remove(vm));
        return vm;
    }

    /** Connects a host to the controller; at the end it is taken out. */
    void connect(final String host) {
        hosts().run("manager", host, Controller.MANAGER);
        undo.push(() -> {
            disconnect(host);
            forget(host);
            await(host + " is forgotten").until(() -> hostState(host).isMissingNode());
        });
        hosts().vsctl(host, "--timeout=20", "wait-until", "bridge", "brtap");
    }

    /** Takes the controller from a host, and waits until it is noticed. */
    void disconnect(final String host) {
        hosts().run("manager", host);
        await(host + " is gone").until(() -> !hostState(host).path("ovsdb-connected").asBoolean());
    }

    /** Has the controller forget a host. */
    Reply forget(final String host) {
        return restconf().invoke("tapfabric:forget-host",
            "{\"input\": {\"host\": \"%s\"}}".formatted(hosts().systemId(host)));
    }

    /** Plugs a sink into brtap of a host. */
    Guest sink(final String host) {
        return sink(host, "brtap");
    }

    Guest sink(final String host, final String bridge) {
        final var sink = guest(host, OptionalInt.empty());
        hosts().plugInSilent(sink, bridge);
        undo.push(() -> hosts().remove(sink));
        return sink;
    }

    /** A guest that is not plugged in yet. */
    Guest guest(final String host, final OptionalInt vlan) {
        final var number = NUMBERS.incrementAndGet();
        return new Guest(host, "g" + number, number, vlan);
    }

    Capture capture(final Guest guest) {
        final var capture = Capture.at(hosts(), guest);
        undo.push(capture::close);
        return capture;
    }

    /** A capture that somebody else began, which ends with the test. */
    Capture keep(final Capture capture) {
        undo.push(capture::close);
        return capture;
    }

    /** Begins a conversation that ends with the test. */
    Ping ping(final Guest sender, final Guest receiver) {
        final var ping = Ping.between(hosts(), sender, receiver);
        undo.push(ping::close);
        return ping;
    }

    /** Begins a conversation of about 1,000 requests a second that ends with the test. */
    Ping fastPing(final Guest sender, final Guest receiver) {
        final var ping = Ping.fast(hosts(), sender, receiver);
        undo.push(ping::close);
        return ping;
    }

    /** Plugs in, on a host, what is plugged in on another already: a guest that moves there. */
    Guest arrive(final Guest guest, final String host, final String bridge) {
        final var moved = new Guest(host, guest.name(), guest.number(), guest.vlan());
        if (bridge.equals("br-int")) {
            hosts().plugIn(moved);
        } else {
            hosts().plugInSilent(moved, bridge);
        }
        undo.push(() -> hosts().remove(moved));
        return moved;
    }

    /** Sets a quota; at the end it is again what it is by default. */
    void quota(final String name, final int limit) {
        final var path = "tapfabric:taps/quotas/" + name;
        restconf().put(path, "{\"tapfabric:%s\": %d}".formatted(name, limit)).orFail();
        undo.push(() -> restconf().delete(path));
    }

    /** Creates an enabled tap-service, and returns its id. */
    String service(final Guest sink) {
        final var id = "service-" + NUMBERS.incrementAndGet();
        putService(id, sink, true).orFail();
        return id;
    }

    Reply putService(final String id, final Guest sink, final boolean enabled) {
        return putService(id, vnic(sink), enabled);
    }

    /** As before; the sink is a case of the model's choice, as JSON. */
    Reply putService(final String id, final String sink, final boolean enabled) {
        return put("tap-service", id, """
            {"id": "%s", "enabled": %s, "sink": {%s}}""".formatted(id, enabled, sink));
    }

    /** A NIC as a source or sink, as JSON. */
    static String vnic(final Guest guest) {
        return "\"vnic\": {\"iface-id\": \"%s\"}".formatted(guest.name());
    }

    /** Creates a filter, with its leaves and rules as JSON, and returns its id. */
    String filter(final String rules) {
        final var id = "filter-" + NUMBERS.incrementAndGet();
        putFilter(id, rules).orFail();
        return id;
    }

    Reply putFilter(final String id, final String rules) {
        return put("filter", id, """
            {"id": "%s", %s}""".formatted(id, rules));
    }

    /** Creates an enabled tap-service with a sink of any kind, as JSON, and returns its id. */
    String serviceTo(final String sink) {
        final var id = "service-" + NUMBERS.incrementAndGet();
        putService(id, sink, true).orFail();
        return id;
    }

    /** Creates an enabled tap-flow, and returns its id. */
    String flow(final String service, final Guest source, final String direction) {
        final var id = "flow-" + NUMBERS.incrementAndGet();
        putFlow(id, service, source, direction, true).orFail();
        return id;
    }

    Reply putFlow(final String id, final String service, final Guest source, final String direction,
            final boolean enabled) {
        return putFlow(id, service, direction, "\"enabled\": " + enabled, List.of(vnic(source)));
    }

    /** A tap-flow from sources of any kinds, as JSON, with one more leaf. */
    Reply putFlow(final String id, final String service, final String direction, final String leaf,
            final List<String> sources) {
        return putFlow(id, List.of(service), direction, leaf, sources);
    }

    /** As before, to several tap-services. */
    Reply putFlow(final String id, final List<String> services, final String direction, final String leaf,
            final List<String> sources) {
        final var list = IntStream.range(0, sources.size())
            .mapToObj(nr -> "{\"id\": \"s%d\", %s}".formatted(nr, sources.get(nr))).collect(Collectors.joining(", "));
        return put("tap-flow", id, """
            {"id": "%s", %s, "tap-service": ["%s"], "direction": "%s", "source": [%s]}"""
            .formatted(id, leaf, String.join("\", \"", services), direction, list));
    }

    /** Creates an enabled tap-flow from sources of any kinds, as JSON, waits until it is in effect; returns its id. */
    String activeFlowFrom(final String service, final String direction, final String... sources) {
        final var id = "flow-" + NUMBERS.incrementAndGet();
        putFlow(id, service, direction, "\"enabled\": true", List.of(sources)).orFail();
        awaitEffect(id);
        return id;
    }

    /** Creates an enabled tap-flow to several tap-services, with one more leaf, as JSON, and returns its id. */
    String flowTo(final List<String> services, final Guest source, final String leaf) {
        final var id = "flow-" + NUMBERS.incrementAndGet();
        putFlow(id, services, "BOTH", leaf, List.of(vnic(source))).orFail();
        return id;
    }

    /** Creates an enabled tap-flow with a filter, waits until it is in effect, and returns its id. */
    String judgedFlow(final String service, final Guest source, final String direction, final String filter) {
        return activeFlow(service, source, direction, "\"filter\": \"" + filter + '"');
    }

    /** Creates an enabled tap-flow, waits until it is in effect, and returns its id. */
    String activeFlow(final String service, final Guest source, final String direction) {
        final var id = flow(service, source, direction);
        awaitEffect(id);
        return id;
    }

    /** Creates an enabled tap-flow with one more leaf, as JSON, waits until it is in effect, and returns its id. */
    String activeFlow(final String service, final Guest source, final String direction, final String leaf) {
        final var id = "flow-" + NUMBERS.incrementAndGet();
        putFlow(id, service, direction, leaf, List.of(vnic(source))).orFail();
        awaitEffect(id);
        return id;
    }

    /** The codes of a tap-flow's problems. */
    List<String> problems(final String flow) {
        return flowState(flow).path("problem").findValuesAsText("code");
    }

    void deleteFlow(final String id) {
        restconf().delete("tapfabric:taps/tap-flow=" + id).orFail();
    }

    /** What the controller says of a tap-flow; a missing node while it says nothing. */
    JsonNode flowState(final String id) {
        return state("tap-flow", id);
    }

    JsonNode serviceState(final String id) {
        return state("tap-service", id);
    }

    JsonNode hostState(final String host) {
        return state("host", hosts().systemId(host));
    }

    /** Waits until a tap-flow has a state. */
    void awaitFlow(final String id, final String state) {
        await(id + " becomes " + state).atMost(STATE)
            .until(() -> flowState(id), node -> node.path("state").asText().equals(state));
    }

    /**
     * Waits until the hosts have all that a tap-flow needs: it is ACTIVE, but for Open vSwitch's word that a mirror is
     * there, which it gives every 5 seconds.
     */
    void awaitEffect(final String id) {
        await(id + " is in effect").atMost(STATE).until(() -> flowState(id), Scenario::inEffect);
    }

    private static boolean inEffect(final JsonNode flow) {
        final var problems = flow.path("problem").findValuesAsText("code");
        return flow.path("state").asText().equals("ACTIVE")
            || !problems.isEmpty() && LATE.containsAll(problems);
    }

    /** Makes a change, and waits until a host has it: a tap-flow that is ACTIVE may have been so before. */
    void awaitChange(final String host, final Runnable change) {
        final long before = applied(host);
        change.run();
        await(host + " has the change").until(() -> applied(host) > before);
    }

    private long applied(final String host) {
        return hostState(host).path("generation-applied").asLong();
    }

    /** Runs something when the test ends. */
    void atEnd(final Runnable action) {
        undo.push(action);
    }

    @Override
    public void close() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    private Reply put(final String list, final String id, final String entry) {
        final var path = "tapfabric:taps/" + list + "=" + id;
        final var reply = restconf().put(path, "{\"tapfabric:%s\": [%s]}".formatted(list, entry));
        if (reply.status() == 201) {
            undo.push(() -> restconf().delete(path));
        }
        return reply;
    }

    private JsonNode state(final String list, final String id) {
        return restconf().state("tapfabric:taps-state/" + list + "=" + id).json().at("/tapfabric:" + list + "/0");
    }
}
