package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A physical NIC of a host as sink: taken only if it is free, used, and given back as it was.
 */
@EndToEnd
class HostNicSinkTest {
    private static final int COUNT = 5;
    private static final String NIC = "eth7";
    private static final String MAC = "02:00:00:00:77:01";

    @Test
    @DisplayName("it is put on brtap and set up, gets each copy once, hears nobody, and is given back down")
    void takenAndGivenBack(final Scenario scenario) {
        plugIn(scenario);
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h1");
        final var bystander = scenario.sink("h2");
        final var service = scenario.serviceTo(sink(scenario, "\"mac\": \"" + MAC + "\""));
        final var flow = scenario.activeFlow(service, source, "BOTH");
        scenario.activeFlow(scenario.service(bystander), source, "OUT");
        assertTrue(link(scenario).contains(" UP "), link(scenario));
        final var capture = Capture.behind(scenario.hosts(), "h2", NIC);
        scenario.atEnd(capture::close);
        final var foreign = scenario.capture(bystander);
        final var ping = Ping.times(COUNT, scenario.hosts(), source, peer);
        capture.settle();
        assertEquals(DataPlaneTest.seen(ping, "BOTH"), capture.echoes(ping.id()));
        final var back = Ping.toAll(COUNT, scenario.hosts(), new Guest("h2", NIC, 1, source.vlan()), "224.1.1.1");
        foreign.settle();
        assertEquals(new TreeMap<>(), foreign.echoes(back.id()), "what arrives from the NIC");

        scenario.deleteFlow(flow);
        scenario.putService(service, sink(scenario, "\"mac\": \"" + MAC + "\""), false).orFail();
        await("it is given back").untilAsserted(() -> {
            assertEquals("", scenario.hosts().vsctl("h2", "--bare", "--columns=name", "find", "port", "name=" + NIC)
                .strip());
            assertTrue(link(scenario).contains(" DOWN "), link(scenario));
        });
    }

    @Test
    @DisplayName("B7, B8: one NIC serves one tap-service, and has to be named")
    void namedAndServingOne(final Scenario scenario) {
        plugIn(scenario);
        scenario.serviceTo(sink(scenario, "\"interface\": \"eth7\""));
        final var second = scenario.putService("second", sink(scenario, "\"interface\": \"eth7\""), true);
        assertEquals(409, second.status(), second.toString());
        final var unnamed = scenario.putService("unnamed", "\"host-nic\": {\"host\": \"%s\"}"
            .formatted(scenario.hosts().systemId("h2")), true);
        assertEquals(400, unnamed.status(), unnamed.toString());
    }

    @Test
    @DisplayName("a NIC that has an address, or is a port of a bridge, is left alone, and the reason is said")
    void inUse(final Scenario scenario) {
        plugIn(scenario);
        scenario.hosts().run("exec", "h2", "ip", "address", "add", "192.0.2.7/24", "dev", NIC);
        scenario.hosts().run("publish", "h2");
        final var service = scenario.serviceTo(sink(scenario, "\"interface\": \"eth7\""));
        await("REJECTED").until(() -> scenario.serviceState(service).path("state").asText(), "REJECTED"::equals);
        final var message = scenario.serviceState(service).at("/problem/0/message").asText();
        assertTrue(message.contains("192.0.2.7/24"), message);
        final var uplink = scenario.serviceTo(sink(scenario, "\"interface\": \"under0\""));
        await("REJECTED").until(() -> scenario.serviceState(uplink).path("state").asText(), "REJECTED"::equals);
        assertEquals(List.of("sink-in-use"), scenario.serviceState(uplink).path("problem").findValuesAsText("code"));
        assertTrue(link(scenario).contains("192.0.2.7") || link(scenario).contains(" DOWN "), link(scenario));
    }

    private static void plugIn(final Scenario scenario) {
        scenario.hosts().run("nic", "h2", NIC, MAC);
        scenario.atEnd(() -> scenario.hosts().run("nicdel", "h2", NIC));
        scenario.hosts().run("publish", "h2");
    }

    private static String sink(final Scenario scenario, final String by) {
        return "\"host-nic\": {\"host\": \"%s\", %s}".formatted(scenario.hosts().systemId("h2"), by);
    }

    private static String link(final Scenario scenario) {
        return scenario.hosts().run("exec", "h2", "ip", "-br", "link", "show", "dev", NIC);
    }
}
