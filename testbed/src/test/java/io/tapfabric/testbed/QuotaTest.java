package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** No more is asked for than the quotas allow; they are changed while the controller runs. */
@EndToEnd
class QuotaTest {
    @Test
    @DisplayName("a third tap-flow to a sink for two: 409; a higher quota takes it, a lower one leaves what is there")
    void growthIsRefused(final Scenario scenario) {
        scenario.quota("tap-flows-per-vnic-sink", 2);
        final var sink = scenario.sink("h1");
        final var service = scenario.service(sink);
        scenario.activeFlow(service, scenario.vm("h1"), "BOTH");
        scenario.activeFlow(service, scenario.vm("h1"), "BOTH");
        final var third = scenario.vm("h1");
        final var refused = scenario.putFlow("quota-third", service, third, "BOTH", true);
        assertEquals(409, refused.status());
        assertEquals("quota tap-flows-per-vnic-sink of iface-id " + sink.name() + " is 2, with 2 in use; it would be 3"
            + "; allowed: 2, or a higher quota", refused.sentence());
        awaitUse(scenario, "2 2");

        scenario.quota("tap-flows-per-vnic-sink", 3);
        scenario.putFlow("quota-third", service, third, "BOTH", true).orFail();
        scenario.awaitFlow("quota-third", "ACTIVE");
        awaitUse(scenario, "3 3");

        scenario.quota("tap-flows-per-vnic-sink", 1);
        awaitUse(scenario, "1 3");
        scenario.putFlow("quota-third", service, third, "OUT", true).orFail();
        assertEquals(409, scenario.putFlow("quota-fourth", service, scenario.vm("h1"), "BOTH", true).status());
    }

    private static void awaitUse(final Scenario scenario, final String limitAndUse) {
        await("limit and use " + limitAndUse).until(() -> {
            final var quota = scenario.restconf().state("tapfabric:taps-state/quota=tap-flows-per-vnic-sink").json()
                .at("/tapfabric:quota/0");
            return quota.path("limit").asInt() + " " + quota.path("most-used").asInt();
        }, limitAndUse::equals);
    }
}
