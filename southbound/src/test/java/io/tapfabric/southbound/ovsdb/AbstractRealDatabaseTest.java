package io.tapfabric.southbound.ovsdb;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.row.RowKey;
import io.tapfabric.southbound.LinkException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A link to a real Open vSwitch that has bridge br-int with two guests. */
abstract class AbstractRealDatabaseTest {
    static final BridgeName BR_INT = BridgeName.of("br-int");
    static final BridgeName BRTAP = BridgeName.of("brtap");

    final Listening listening = new Listening();
    RealDatabase database;
    OvsdbServer server;
    DatabaseLink link;

    @BeforeEach
    void before() throws IOException {
        assumeTrue(RealDatabase.installed(), "openvswitch-switch is not installed");
        database = new RealDatabase();
        database.startSwitch();
        database.vsctl("add-br", "br-int", "--", "set", "bridge", "br-int", "datapath_type=dummy");
        port("vm1");
        port("vm2");
        server = new OvsdbServer(new InetSocketAddress("127.0.0.1", 0),
            new Settings(BRTAP, new ControllerAddress(Optional.empty(), 6653)), listening);
        database.connectTo(server.address().getPort());
        link = listening.link();
    }

    @AfterEach
    void after() throws IOException {
        if (server != null) {
            server.close();
        }
        if (database != null) {
            database.close();
        }
    }

    final void port(final String name, final String... settings) {
        final var command = new ArrayList<>(List.of("add-port", "br-int", name, "--", "set", "interface",
            name, "type=dummy"));
        command.addAll(List.of(settings));
        database.vsctl(command.toArray(String[]::new));
    }

    static Row.TapBridge brtap() {
        return new Row.TapBridge(BRTAP, "dummy", "secure", sorted("OpenFlow14"), "00007e57000000a1",
            Optional.of("tcp:127.0.0.1:6653"), sorted());
    }

    static SortedSet<PortName> names(final String... names) {
        final var set = new TreeSet<PortName>();
        List.of(names).forEach(name -> set.add(PortName.of(name)));
        return set;
    }

    static SortedSet<String> sorted(final String... texts) {
        return new TreeSet<>(Set.of(texts));
    }

    static SortedMap<RowKey, Row> rows(final Row... rows) {
        final var map = new TreeMap<RowKey, Row>();
        List.of(rows).forEach(row -> map.put(row.key(), row));
        return map;
    }

    /** Makes the database hold these rows of ours, and no others. */
    final void hold(final SortedMap<RowKey, Row> rows) throws LinkException {
        link.awaitApplied(link.transact(Delta.between(link.view().rows(), rows)));
    }

    final void awaitView(final Predicate<DatabaseView> condition) {
        await().atMost(10, TimeUnit.SECONDS).until(() -> condition.test(link.view()));
    }
}
