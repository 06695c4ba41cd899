package io.tapfabric.testbed;

import static java.util.Map.entry;

import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recipe of {@code docs/recipes.md} does what the page says: its requests are sent, then packets, and the copies
 * are where they should be, as they should be. {@link RecipePageTest} holds that each has its trial.
 */
@EndToEnd
class RecipesTest {
    /** What is sent and must arrive, by the titles of the recipes. */
    static final Map<String, Consumer<RecipeTrial>> TRIALS = Map.ofEntries(
        entry("Distributed Port Mirroring", NicRecipes::distributedPortMirroring),
        entry("Normal I/O on the destination port", NicRecipes::normalTraffic),
        entry("Remote Mirroring Source", NicRecipes::remoteMirroringSource),
        entry("Remote Mirroring Destination", NicRecipes::remoteMirroringDestination),
        entry("Encapsulated Remote Mirroring (L3) Source", CollectorRecipes::encapsulated),
        entry("Huawei Cloud: a session with a filter", CollectorRecipes::sessionWithFilter),
        entry("Huawei Cloud: a load balancer as target", CollectorRecipes::loadBalancer),
        entry("AWS: sessions in order", CollectorRecipes::sessionsInOrder),
        entry("Alibaba Cloud: several interfaces to one", CollectorRecipes::severalInterfaces),
        entry("Tencent Cloud: a subnet to several receivers", CollectorRecipes::subnet),
        entry("Kube-OVN: mirror0 on every node", NicRecipes::mirrorOnEveryNode),
        entry("Istio: a percentage", NicRecipes::percentage),
        entry("packet-agent: several receivers", CollectorRecipes::severalReceivers),
        entry("iptables TEE: by address, to a gateway", NicRecipes::byAddress),
        entry("tc mirred: by filter, to a device", NicRecipes::toDevice),
        entry("OpenStack TaaS: tap service and tap flow", NicRecipes::tapFlow),
        entry("OpenStack: tap mirror", CollectorRecipes::tapMirror),
        entry("Cloudpods: a virtual switch", NicRecipes::virtualSwitch),
        entry("Port, stream, VLAN and MAC mirroring", NicRecipes::station));

    private static RecipeSite site;

    @BeforeAll
    static void furnish(final Scenario scenario) {
        site = RecipeSite.furnish(scenario);
    }

    static Stream<String> titles() {
        return new TreeSet<>(TRIALS.keySet()).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("titles")
    void works(final String title, final Scenario scenario) {
        TRIALS.get(title).accept(new RecipeTrial(title, site, scenario));
    }
}
