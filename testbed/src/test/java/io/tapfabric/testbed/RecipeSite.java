package io.tapfabric.testbed;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Guests, an analyser and collectors for recipes to be tried at.
 *
 * @param guest the guest that is watched, on h1
 * @param second another one, on h1
 * @param client whom the guest talks to, on h1
 * @param backend another one, on h1
 * @param far a guest on h2
 * @param probe the analyser's NIC on brtap of h2
 * @param own its NIC on br-int of h2
 * @param words what the words in capitals stand for
 */
record RecipeSite(Guest guest, Guest second, Guest client, Guest backend, Guest far, Guest probe, Guest own,
        Map<String, String> words) {
    /** The VLAN of all guests, which recipes name. */
    static final int VLAN = 130;
    /** Addresses of the testbed's machine without Open vSwitch, which nobody else uses. */
    static final String COLLECTOR1 = "172.31.0.251";
    static final String COLLECTOR2 = "172.31.0.252";
    /** The NIC of h1 that nobody uses; recipes that need it plug it in. */
    static final String NIC = "rcp1";

    RecipeSite {
        words = Map.copyOf(words);
    }

    static RecipeSite furnish(final Scenario scenario) {
        final var probe = scenario.sink("h2");
        final var own = scenario.vm("h2", VLAN);
        scenario.hosts().vsctl("h2", "set", "interface", own.port(), "external_ids:vm-id=" + probe.name());
        final var site = new RecipeSite(scenario.vm("h1", VLAN), scenario.vm("h1", VLAN), scenario.vm("h1", VLAN),
            scenario.vm("h1", VLAN), scenario.vm("h2", VLAN), probe, own, Map.of()).withWords(scenario.hosts());
        Stream.of(COLLECTOR1, COLLECTOR2).forEach(address -> collector(scenario, address));
        Ping.times(1, scenario.hosts(), site.guest, site.client);       // the bridge has learned who is where
        return site;
    }

    private RecipeSite withWords(final Hosts hosts) {
        final var meant = new HashMap<String, String>();
        meant.putAll(Map.of("GUEST-PORT-ID", guest.name(), "GUEST2-PORT-ID", second.name(), "GUEST-MAC", guest.mac(),
            "PROBE-PORT-ID", probe.name(), "PROBE-VM", probe.name(), "PROBE-MAC", probe.mac()));
        meant.putAll(Map.of("COLLECTOR1", COLLECTOR1, "COLLECTOR2", COLLECTOR2, "HOST1", hosts.systemId("h1"), "HOST2",
            hosts.systemId("h2"), "NIC", NIC, "CLIENT", client.address(), "BACKEND", backend.address()));
        return new RecipeSite(guest, second, client, backend, far, probe, own, meant);
    }

    /** An address that both hosts' switches have learned the way to: else the first copies would wait for ARP. */
    private static void collector(final Scenario scenario, final String address) {
        scenario.hosts().run("exec", "ctl", "ip", "address", "add", address + "/24", "dev", "under0");
        scenario.atEnd(() -> scenario.hosts().run("exec", "ctl", "ip", "address", "del", address + "/24", "dev",
            "under0"));
        Stream.of("h1", "h2").forEach(host -> scenario.hosts().run("exec", host, "ping", "-c", "1", address));
    }
}
