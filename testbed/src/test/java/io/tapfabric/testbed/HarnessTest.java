package io.tapfabric.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The harness itself, with a mirror made by hand: a check that counts copies must be able to see none, one and two.
 */
@Tag("e2e")
class HarnessTest {
    private static final Guest SENDER = new Guest("h1", "a", 1, OptionalInt.empty());
    private static final Guest RECEIVER = new Guest("h2", "b", 2, OptionalInt.empty());
    private static final Guest SINK = new Guest("h1", "s", 3, OptionalInt.empty());

    @Test
    void countsEachCopy() {
        try (var hosts = new Hosts(Path.of(System.getProperty("tapfabric.home"), "testbed", "testbed"), "tfh")) {
            hosts.up(2);
            hosts.plugIn(SENDER);
            hosts.plugIn(RECEIVER);
            hosts.vsctl("h1", "add-br", "brtap", "--", "set", "bridge", "brtap", "datapath_type=netdev",
                "fail_mode=secure");
            hosts.plugInSilent(SINK, "brtap");
            try (var capture = Capture.at(hosts, SINK)) {
                final var unseen = Ping.times(3, hosts, SENDER, RECEIVER);
                capture.settle();
                assertEquals(3, unseen.sent());
                assertEquals(new TreeMap<>(), capture.echoes(unseen.id()));

                mirror(hosts, "output:" + ofport(hosts));
                final var once = Ping.times(3, hosts, SENDER, RECEIVER);
                capture.settle();
                final var expected = new TreeMap<>(once.requestsOnce());
                expected.putAll(once.repliesOnce());
                assertEquals(expected, capture.echoes(once.id()));

                hosts.ofctl("h1", "add-flow", "brtap", "actions=output:%1$s,output:%1$s".formatted(ofport(hosts)));
                final var twice = Ping.times(3, hosts, SENDER, RECEIVER);
                capture.settle();
                assertEquals(2, capture.echoes(twice.id()).get(new Echo(twice.id(), 1, false)));
                assertFalse(twice.replies().isEmpty());
            }
        }
    }

    private static String ofport(final Hosts hosts) {
        return hosts.vsctl("h1", "get", "interface", SINK.port(), "ofport");
    }

    private static void mirror(final Hosts hosts, final String actions) {
        hosts.vsctl("h1", "add-port", "br-int", "p-head", "--", "set", "interface", "p-head", "type=patch",
            "options:peer=p-tail", "--", "add-port", "brtap", "p-tail", "--", "set", "interface", "p-tail",
            "type=patch", "options:peer=p-head");
        hosts.vsctl("h1", "--", "--id=@o", "get", "port", "p-head", "--", "--id=@a", "get", "port", SENDER.port(),
            "--", "--id=@m", "create", "mirror", "name=m", "output_port=@o", "select_src_port=@a",
            "select_dst_port=@a", "--", "set", "bridge", "br-int", "mirrors=@m");
        hosts.ofctl("h1", "add-flow", "brtap", "actions=" + actions);
    }
}
