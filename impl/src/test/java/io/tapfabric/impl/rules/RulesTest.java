package io.tapfabric.impl.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.impl.store.Asked;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapService;
import io.tapfabric.planner.model.TapServiceId;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line: what is stored, what is to be stored, what is said; {@code s:nic} is a service, {@code f>s:nic} a flow. */
class RulesTest {
    private static final String UNKNOWN = "data-missing tap-flow 'f': tap-service 's' does not exist; "
        + "allowed: the id of an existing tap-service";
    private static final String IN_USE = "in-use tap-service 's' is still named by tap-flow 'f'; "
        + "allowed: to delete a tap-service that no tap-flow names";
    private static final String SINK = "invalid-value tap-flow 'f': source 'x' (iface-id a) is the sink of tap-service "
        + "'s'; allowed: any NIC but the sink";
    private static final String TWICE = "data-exists tap-flow 'g': source 'x' (iface-id b) is already copied to "
        + "tap-service 's' by tap-flow 'f'; allowed: one tap-flow for a NIC and a tap-service";

    @ParameterizedTest(name = "[{0}] to [{1}]: {2}")
    @CsvSource(delimiter = '|', nullValues = "", quoteCharacter = '`', value = {
        "``              | ``                        | ``",
        "``              | s:a                       | ``",
        "``              | s:a f>s:b                 | ``",
        "s:a             | s:a f>s:b g>s:c           | ``",
        "s:a t:d         | s:a t:d f>s:b g>t:b       | ``",
        "s:a f>s:b       | ``                        | ``",
        // a tap-service that does not exist
        "``              | f>s:b                     | `" + UNKNOWN + "`",
        "t:a f>t:b       | t:a f>s:b                 | `" + UNKNOWN + "`",
        "s:a t:d f>t:b   | t:d f>s:b                 | `" + UNKNOWN + "`",
        // a tap-service that is needed
        "s:a f>s:b       | f>s:b                     | `" + IN_USE + "`",
        // source is sink
        "``              | s:a f>s:a                 | `" + SINK + "`",
        "s:b f>s:a       | s:a f>s:a                 | `" + SINK + "`",
        // one source twice
        "s:a f>s:b       | s:a f>s:b g>s:b           | `" + TWICE + "`",
        "``              | s:a f>s:b g>s:b           | `" + TWICE + "`",
        "s:a f>s:b g>s:c | s:a f>s:b g>s:b           | `" + TWICE + "`",
        // what was stored before the rule does not stand in the way
        "f>s:b           | f>s:b                     | ``",
        "f>s:b           | f>s:b t:d g>t:b           | ``",
        "s:a f>s:a       | s:a f>s:a g>s:b           | ``",
        "s:a f>s:b g>s:b | s:a f>s:b g>s:b h>s:c     | ``",
        "s:a f>s:b g>s:b | s:a f>s:b                 | ``",
        "f>s:b           | s:a f>s:b                 | ``",
    })
    void saysWhatAChangeWouldBreak(final String before, final String after, final String said) {
        assertEquals(said == null ? "" : said, say(asked(before), asked(after)));
    }

    @ParameterizedTest
    @CsvSource({
        "mac fa:16:3e:00:00:01, FA:16:3E:00:00:01",
        "port tap0 of host h1, h1/tap0",
        "iface-id a, a",
    })
    void knowsTheSameNicNamedAlike(final String shown, final String nic) {
        assertEquals("invalid-value tap-flow 'f': source 'x' (" + shown + ") is the sink of tap-service 's'; "
            + "allowed: any NIC but the sink",
            say(Asked.NOTHING, asked("s:" + nic.toLowerCase(Locale.ROOT) + " f>s:" + nic)));
    }

    @Test
    void namesAFewTapFlowsAndCountsTheRest() {
        final var flows = " f1>s:b f2>s:c f3>s:d f4>s:e f5>s:f";
        assertEquals("in-use tap-service 's' is still named by tap-flow 'f1', 'f2', 'f3' and 2 more; allowed: to "
            + "delete a tap-service that no tap-flow names", say(asked("s:a" + flows), asked(flows)));
    }

    private static String say(final Asked before, final Asked after) {
        return Rules.violations(before, after).stream()
            .map(violation -> violation.tag().elementBody() + " " + violation.sentence())
            .collect(Collectors.joining(" | "));
    }

    private static Asked asked(final String text) {
        final var services = new TreeMap<TapServiceId, TapService>();
        final var flows = new TreeMap<TapFlowId, Asked.Flow>();
        for (var word : text == null ? new String[0] : text.trim().split(" +")) {
            if (!word.isEmpty()) {
                final var parts = word.split(":", 2);
                final var ids = parts[0].split(">");
                if (ids.length == 1) {
                    final var id = TapServiceId.of(ids[0]);
                    services.put(id, new TapService(id, true, nic(parts[1])));
                } else {
                    final var id = TapFlowId.of(ids[0]);
                    flows.put(id, new Asked.Flow(id, true, TapServiceId.of(ids[1]), "x", nic(parts[1]),
                        Direction.BOTH));
                }
            }
        }
        return new Asked(services, flows);
    }

    private static NicSelector nic(final String text) {
        final var parts = text.split("/");
        return parts.length == 2 ? new NicSelector.ByPort(HostId.of(parts[0]), PortName.of(parts[1]))
            : MacAddress.find(text).<NicSelector>map(NicSelector.ByMac::new)
                .orElseGet(() -> new NicSelector.ByIfaceId(text));
    }
}
