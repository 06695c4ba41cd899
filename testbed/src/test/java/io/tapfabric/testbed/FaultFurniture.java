package io.tapfabric.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tapfabric.testbed.FaultModel.Broken;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What others have on the hosts in a run of faults, line by line: it changes by what the run does, and by nothing else.
 */
final class FaultFurniture {
    private final Hosts hosts;
    private final SortedMap<String, List<String>> lines = new TreeMap<>();
    private final List<FaultPiece> pieces = new ArrayList<>();

    FaultFurniture(final Hosts hosts) {
        this.hosts = hosts;
        FaultModel.HOSTS.forEach(host -> lines.put(host, Snapshot.of(hosts, host).foreign()));
    }

    List<FaultPiece> pieces() {
        return List.copyOf(pieces);
    }

    void add(final FaultPiece piece) {
        piece.kind().add(hosts, piece);
        pieces.add(piece);
        assertNotEquals(0, adopt(piece), piece + " is not there");
    }

    void remove(final FaultPiece piece) {
        piece.kind().remove(hosts, piece);
        pieces.remove(piece);
        assertEquals(0, adopt(piece), piece + " is still there");
    }

    /** A guest's port has come or gone by the run's own doing. */
    void changed(final Nic nic, final String host) {
        adopt(host, line -> Snapshot.name(line).equals(nic.at(host).port()));
    }

    /** A daemon is back: a vswitchd that was down has forgotten the flows that others had put there. */
    void restarted(final Broken daemon) {
        if (daemon.what().equals("vswitchd")) {
            pieces.removeIf(piece -> piece.kind() == FaultPiece.Kind.FLOW && piece.host().equals(daemon.host()));
            adopt(daemon.host(), line -> line.startsWith("flow "));
        }
    }

    /** What is not as it should be on a host. */
    List<String> differences(final String host) {
        final var expected = List.copyOf(lines.getOrDefault(host, List.of()));
        final var found = Snapshot.of(hosts, host).foreign();
        final var differences = new ArrayList<String>();
        expected.stream().filter(line -> !found.contains(line)).forEach(line -> differences.add("- " + line));
        found.stream().filter(line -> !expected.contains(line)).forEach(line -> differences.add("+ " + line));
        return differences.stream().map(line -> host + " " + line).toList();
    }

    private long adopt(final FaultPiece piece) {
        return adopt(piece.host(), piece::isOf);
    }

    /** Takes some lines as they are now; returns how many these are. */
    private long adopt(final String host, final Predicate<String> which) {
        final var kept = new ArrayList<>(lines.getOrDefault(host, List.of()));
        kept.removeIf(which);
        final var now = Snapshot.of(hosts, host).foreign().stream().filter(which).toList();
        kept.addAll(now);
        lines.put(host, kept);
        return now.size();
    }
}
