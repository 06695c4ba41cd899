package io.tapfabric.planner.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.planner.explain.Explainer;
import io.tapfabric.planner.explain.Explanation;
import io.tapfabric.planner.explain.PacketText;
import io.tapfabric.planner.explain.PacketWords;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.world.Fabric;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The samples of the page on explanations are what the plan really answers. */
class ExplainPageTest {
    private static final Pattern SAMPLE = Pattern.compile(
        "tap:explain --source vm1 --packet \"([^\"]+)\"( --direction IN)?( --verbose)?\n(.*?)```", Pattern.DOTALL);
    private static final Fabric FABRIC = Fabric.of("""
        host h1 tunnel=172.31.0.1
        host h2 tunnel=172.31.0.2
        port h1 br-int v-vm1 id=vm1 mac=02:00:00:00:00:01 access=10
        port h1 brtap v-probe1 id=probe1
        port h2 brtap v-probe2 id=probe2
        port h1 brtap v-probe3 id=probe3
        tap-service one id=probe1
        tap-service two id=probe2
        tap-service three id=probe3
        filter 1 http
        rule http OUT 20 accept proto=6 ports=80
        filter 2 others accept
        tap-flow 1 web BOTH id=vm1 to=one filter=http priority=5
        tap-flow 2 rest BOTH id=vm1 to=two filter=others priority=10
        tap-flow 3 all BOTH id=vm1 to=three
        """);

    @Test
    void samplesAreReal() {
        final var samples = SAMPLE.matcher(Page.of("explain.md").text()).results().toList();
        assertEquals(3, samples.size());
        for (var sample : samples) {
            final boolean sent = sample.group(2) == null;
            final var explanation = new Explainer(FABRIC.inventory(), FABRIC.plan()).explain(
                new Place(HostId.of("h1"), PortName.of("v-vm1")), sent, PacketText.read(sample.group(1)));
            assertEquals(sample.group(3) == null ? answer(explanation) : steps(explanation),
                sample.group(4).lines().map(line -> line.strip().replaceAll(" {2,}", " | "))
                    .collect(Collectors.joining("\n")));
        }
    }

    private static String answer(final Explanation explanation) {
        final var lines = new ArrayList<String>();
        lines.add("port v-vm1 of h1 " + (explanation.sent() ? "sends " : "receives ")
            + PacketWords.of(explanation.packet()));
        lines.add("tap-flow | decision | arrives");
        explanation.fates().forEach(fate -> lines.add(fate.flow() + " | " + fate.because() + " | "
            + (fate.arrivals().isEmpty() ? "-" : arrivals(fate.arrivals()))));
        return String.join("\n", lines);
    }

    private static String arrivals(final List<Explanation.Arrival> arrivals) {
        return arrivals.stream().map(arrival -> "port " + arrival.at().port() + " of " + arrival.at().host() + ", "
            + arrival.octets() + " octets").collect(Collectors.joining("; "));
    }

    /** Of tap-flow web: the page leaves out what the others have. */
    private static String steps(final Explanation explanation) {
        return "flows for tap-flow web\n" + explanation.fates().stream()
            .filter(fate -> fate.flow().value().equals("web")).flatMap(fate -> fate.steps().stream())
            .map(step -> step.host() + " | " + step.flow().key().table().number() + " " + step.flow().key().table()
                + " | " + step.flow().text()).collect(Collectors.joining("\n"));
    }
}
