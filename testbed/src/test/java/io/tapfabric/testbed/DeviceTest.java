package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A device on every host, for a program to listen at: made, set up, and taken away.
 */
@EndToEnd
class DeviceTest {
    private static final int COUNT = 5;
    private static final int VLAN = 120;
    private static final List<String> HOSTS = List.of("h1", "h2");

    @Test
    @DisplayName("mirror0 is on each host, up, and gets the copies of that host, once; it goes with the tap-service")
    void onEachHost(final Scenario scenario) {
        final var left = scenario.vm("h1", VLAN);
        final var right = scenario.vm("h1", VLAN);
        final var far = scenario.vm("h2", VLAN);
        final var service = scenario.serviceTo("\"device\": {}");
        final var flow = scenario.activeFlowFrom(service, "BOTH", bridge(scenario, "h1"), bridge(scenario, "h2"));
        HOSTS.forEach(host -> {
            final var device = links(scenario, host).lines().filter(line -> line.startsWith("mirror0 ")).toList();
            assertTrue(device.size() == 1 && device.get(0).matches(".*[<,]UP[,>].*"), device.toString());
        });
        final var captures = HOSTS.stream()
            .map(host -> scenario.keep(Capture.onDevice(scenario.hosts(), host, "mirror0"))).toList();

        final var near = Ping.times(COUNT, scenario.hosts(), left, right);
        final var across = Ping.sized(1472, COUNT, scenario.hosts(), right, far);
        captures.forEach(Capture::settle);
        assertEquals(DataPlaneTest.seen(near, "BOTH"), captures.get(0).echoes(near.id()));
        assertEquals(new TreeMap<>(), captures.get(1).echoes(near.id()), "of another host");
        captures.forEach(capture -> assertEquals(DataPlaneTest.seen(across, "BOTH"), capture.echoes(across.id())));

        captures.forEach(Capture::close);
        scenario.putService(service, "\"device\": {}", false).orFail();
        scenario.awaitFlow(flow, "DISABLED");
        await("it is taken away").untilAsserted(() -> HOSTS.forEach(host ->
            assertFalse(links(scenario, host).contains("mirror0"), links(scenario, host))));
    }

    private static String bridge(final Scenario scenario, final String host) {
        return "\"vswitch\": {\"host\": \"%s\", \"bridge\": \"br-int\", \"vlan\": [\"%d\"]}"
            .formatted(scenario.hosts().systemId(host), VLAN);
    }

    private static String links(final Scenario scenario, final String host) {
        return scenario.hosts().run("exec", host, "ip", "-br", "link");
    }
}
