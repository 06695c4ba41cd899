package io.tapfabric.impl.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Intents;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapServiceId;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapServiceBuilder;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;

class IntentReaderTest {
    private static final Numbers NUMBERS = present -> LedgerPage.EMPTY.assign(present).given();

    @Test
    void readsEachWayToNameANic() {
        final var intents = read(new TapService[] {Yang.service("s", Yang.iface("sink-1"))},
            Yang.flow("a", "s", Yang.iface("port-1")), Yang.flow("b", "s", Yang.mac("FA:16:3E:00:00:01")),
            Yang.flow("c", "s", Yang.port("h1", "tap0")));
        assertEquals(new NicSelector.ByIfaceId("sink-1"), intents.services().get(TapServiceId.of("s")).sink());
        assertEquals(new NicSelector.ByIfaceId("port-1"), source(intents, "a"));
        assertEquals(new NicSelector.ByMac(MacAddress.of("fa:16:3e:00:00:01")), source(intents, "b"));
        assertEquals(new NicSelector.ByPort(HostId.of("h1"), PortName.of("tap0")), source(intents, "c"));
    }

    @Test
    void appliesTheModelsDefaults() {
        final var intents = read(new TapService[] {Yang.service("s", Yang.iface("sink-1"))},
            Yang.flow("a", "s", Yang.iface("port-1")));
        final var flow = intents.flows().get(TapFlowId.of("a"));
        assertFalse(intents.services().get(TapServiceId.of("s")).enabled());
        assertTrue(flow.enabled());
        assertEquals(Direction.BOTH, flow.direction());
        assertEquals(TapServiceId.of("s"), flow.service());
        assertEquals(7, intents.generation());
    }

    @Test
    void readsWhatIsSet() {
        final var service = new TapServiceBuilder(Yang.service("s", Yang.iface("sink-1"))).setEnabled(true).build();
        final var flow = new TapFlowBuilder(Yang.flow("a", "s", Yang.iface("port-1"))).setEnabled(false)
            .setDirection(org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Direction.IN).build();
        final var intents = read(new TapService[] {service}, flow);
        assertTrue(intents.services().get(TapServiceId.of("s")).enabled());
        assertFalse(intents.flows().get(TapFlowId.of("a")).enabled());
        assertEquals(Direction.IN, intents.flows().get(TapFlowId.of("a")).direction());
    }

    @Test
    void leavesOutWhatItCannotRead() {
        final var broken = new TapFlowBuilder().setId(new Id("broken")).setTapService(new Id("s")).build();
        final var intents = read(new TapService[] {new TapServiceBuilder().setId(new Id("s")).build()}, broken);
        assertEquals(new TreeMap<>(), intents.flows());
        assertEquals(new TreeMap<>(), intents.services());
    }

    @Test
    void readsNothingAsNothing() {
        assertEquals(new Intents(3, new TreeMap<>(), new TreeMap<>()),
            IntentReader.read(Optional.empty(), 3, NUMBERS));
    }

    private static NicSelector source(final Intents intents, final String flow) {
        return intents.flows().get(TapFlowId.of(flow)).source();
    }

    private static Intents read(final TapService[] services, final TapFlow... flows) {
        return IntentReader.read(Optional.of(new TapsBuilder().setTapService(BindingMap.of(services))
            .setTapFlow(BindingMap.of(flows)).build()), 7, NUMBERS);
    }
}
