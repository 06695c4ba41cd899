package io.tapfabric.southbound.openflow;

import static io.tapfabric.southbound.openflow.Flows.removes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tapfabric.planner.diff.Delta;
import java.net.InetSocketAddress;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** A link to a real Open vSwitch, which is empty before each test. */
@Tag("ovs")
public abstract class AbstractRealTest {
    protected static RealSwitch ovs;
    protected static SwitchLink link;

    private static OpenFlowServer server;

    @BeforeAll
    protected static void connect() throws Exception {
        assumeTrue(RealSwitch.isInstalled(), "needs Open vSwitch: apt-get install openvswitch-switch");
        final var arrivals = new Arrivals();
        server = new OpenFlowServer(new InetSocketAddress("127.0.0.1", 0), arrivals);
        ovs = new RealSwitch(server.port());
        link = arrivals.arrived();
    }

    @AfterAll
    protected static void disconnect() throws Exception {
        if (server != null) {
            server.close();
            ovs.close();
        }
    }

    @BeforeEach
    protected void clear() throws Exception {
        link.apply(removes(new TreeSet<>(link.readFlows().keySet())));
        assertEquals(0, link.readFlows().size());
        final var meters = link.readMeters().keySet();
        link.applyMeters(MeterMod.of(new Delta<>(new TreeMap<>(), new TreeSet<>(meters)), meters));
    }
}
