package io.tapfabric.southbound.openflow;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Table;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A link, and a switch at its other end that the test plays. */
abstract class AbstractLinkTest {
    static final InetSocketAddress ANYWHERE = new InetSocketAddress("127.0.0.1", 0);
    static final Duration LONG = Duration.ofSeconds(60);
    static final WireFlow ONE = Flows.encoded(Table.INPUT, 100, Match.in(Flows.P1), new Action.Output(Flows.P2));
    static final WireFlow TWO = Flows.encoded(Table.INPUT, 100, Match.in(Flows.P2), new Action.Output(Flows.P1));

    final Arrivals arrivals = new Arrivals();
    OpenFlowServer server;
    FakeSwitch peer;
    SwitchLink link;

    @BeforeEach
    void connect() throws Exception {
        connectWith(new Timings(LONG, LONG, LONG, LONG));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        peer.close();
    }

    final void reconnectWith(final Timings timings) throws IOException, InterruptedException {
        close();
        connectWith(timings);
    }

    private void connectWith(final Timings timings) throws IOException, InterruptedException {
        server = new OpenFlowServer(ANYWHERE, arrivals, timings);
        peer = FakeSwitch.connected(server, 0xaa);
        link = arrivals.arrived();
    }

    final Call<SortedMap<WireKey, ObservedFlow>> read() {
        return new Call<>(link::readFlows);
    }

    /** Answers a read, or a piece of it, with flows in hex. */
    final void stats(final int xid, final boolean more, final String flows) throws IOException {
        peer.reply(Header.MULTIPART_REPLY, xid, "0001" + (more ? "0001" : "0000") + "00000000" + flows);
    }
}
