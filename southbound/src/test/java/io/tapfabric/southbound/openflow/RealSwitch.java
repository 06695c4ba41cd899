package io.tapfabric.southbound.openflow;

import io.tapfabric.planner.model.MacAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Open vSwitch with its dummy datapath, which needs no privilege: bridge {@code brtap} with ports p1 to p3. It
 * lives in a directory of its own and ends with the test.
 */
public final class RealSwitch implements AutoCloseable {
    private static final List<Path> PLACES = List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"),
        Path.of("/usr/local/sbin"), Path.of("/usr/local/bin"));
    private static final Path SCHEMA = Path.of("/usr/share/openvswitch/vswitch.ovsschema");
    private static final int SECONDS = 20;
    private static final String UNDERLAY_MAC = "02:00:00:00:00:fe";

    private final Deque<Process> daemons = new ArrayDeque<>();
    private final Path dir;

    RealSwitch(final int controllerPort) throws IOException, InterruptedException {
        dir = Files.createTempDirectory(Path.of("/tmp"), "ofs");
        run("ovsdb-tool", "create", path("conf.db"), SCHEMA.toString());
        daemons.push(start("ovsdb-server", path("conf.db"), "--remote=punix:" + path("db.sock"), "--no-chdir"));
        vsctl("--retry", "--no-wait", "init");
        daemons.push(start("ovs-vswitchd", "unix:" + path("db.sock"), "--enable-dummy", "--disable-system",
            "--no-chdir", "--unixctl=" + path("ctl")));
        vsctl("add-br", "brtap", "--", "set", "bridge", "brtap", "datapath_type=dummy", "fail_mode=secure",
            "other_config:datapath-id=00000000000000aa");
        for (int port = 1; port <= 3; port++) {
            vsctl("add-port", "brtap", "p" + port, "--", "set", "interface", "p" + port, "type=dummy",
                "ofport_request=" + port);
        }
        vsctl("set-controller", "brtap", "tcp:127.0.0.1:" + controllerPort, "--", "set", "controller", "brtap",
            "connection_mode=out-of-band", "max_backoff=1000");
    }

    /** Whether this machine has Open vSwitch. */
    static boolean isInstalled() {
        return Files.exists(SCHEMA) && PLACES.stream().anyMatch(place -> Files.exists(place.resolve("ovs-vswitchd")));
    }

    /** Every flow as {@code ovs-ofctl} prints it. */
    String dump() throws IOException, InterruptedException {
        return run("ovs-ofctl", "-O", "OpenFlow14", "--no-stats", "--no-names", "dump-flows", path("brtap.mgmt"));
    }

    /** Lets a packet come in at a port, described as a datapath flow, with options; soon it is counted. */
    public void receive(final String port, final String... packet) throws IOException, InterruptedException {
        run(Stream.concat(Stream.of("ovs-appctl", "--target=" + path("ctl"), "netdev-dummy/receive", port),
            Stream.of(packet)).toArray(String[]::new));
        run("ovs-appctl", "--target=" + path("ctl"), "revalidator/purge");
    }

    /** Lets packets of one length come in at a port at once. */
    void receiveAll(final String port, final List<String> packets, final int octets)
            throws IOException, InterruptedException {
        receive(port, packets.stream().flatMap(packet -> Stream.of(packet, "--len", String.valueOf(octets)))
            .toArray(String[]::new));
    }

    /** Whether the flows would put a packet out at some port; the packet as {@code ovs-ofctl} would print it. */
    boolean passes(final String packet) throws IOException, InterruptedException {
        return !trace("brtap", packet).contains("Datapath actions: drop");
    }

    /** What becomes of a packet on a bridge; the packet as {@code ovs-ofctl} would print it. */
    String trace(final String bridge, final String packet) throws IOException, InterruptedException {
        return run("ovs-appctl", "--target=" + path("ctl"), "ofproto/trace", bridge, packet);
    }

    /** Has another bridge {@code br-int} with ports q1 and q2, and what q1 sends copied to brtap, by its port out. */
    void mirror() throws IOException, InterruptedException {
        vsctl("add-br", "br-int", "--", "set", "bridge", "br-int", "datapath_type=dummy", "--",
            "add-port", "br-int", "q1", "--", "set", "interface", "q1", "type=dummy", "--",
            "add-port", "br-int", "q2", "--", "set", "interface", "q2", "type=dummy", "--",
            "add-port", "br-int", "tap-out", "--", "set", "interface", "tap-out", "type=patch", "options:peer=out",
            "--", "add-port", "brtap", "out", "--", "set", "interface", "out", "type=patch", "options:peer=tap-out",
            "ofport_request=9", "--", "--id=@q", "get", "port", "q1", "--", "--id=@o", "get", "port", "tap-out", "--",
            "--id=@m", "create", "mirror", "name=m", "select_src_port=@q", "output_port=@o", "--",
            "set", "bridge", "br-int", "mirrors=@m");
    }

    /**
     * Has a bridge {@code br-phy} for the underlay, with NIC n1 and address 192.0.2.1/24, and tunnels on brtap to two
     * collectors there: t9 to 192.0.2.9, t10 to 192.0.2.10. Their OpenFlow numbers are 9 and 10.
     */
    public void tunnels() throws IOException, InterruptedException {
        vsctl("add-br", "br-phy", "--", "set", "bridge", "br-phy", "datapath_type=dummy",
            "other_config:hwaddr=" + UNDERLAY_MAC, "--", "add-port", "br-phy", "n1", "--", "set", "interface", "n1",
            "type=dummy");
        run("ovs-appctl", "--target=" + path("ctl"), "netdev-dummy/ip4addr", "br-phy", "192.0.2.1/24");
        run("ovs-appctl", "--target=" + path("ctl"), "ovs/route/add", "192.0.2.0/24", "br-phy");
        for (int last = 9; last <= 10; last++) {
            vsctl("add-port", "brtap", "t" + last, "--", "set", "interface", "t" + last, "type=gre",
                "options:remote_ip=192.0.2." + last, "options:out_key=flow", "options:in_key=1000",
                "ofport_request=" + last);
        }
    }

    /** Nobody in the underlay has answered yet. */
    public void forgetNeighbours() throws IOException, InterruptedException {
        run("ovs-appctl", "--target=" + path("ctl"), "tnl/neigh/flush");
    }

    /** An address of the underlay answers ARP (RFC 826). */
    public void answer(final String address) throws IOException, InterruptedException {
        receive("n1", "in_port(1),eth(src=02:00:00:00:00:99,dst=" + UNDERLAY_MAC
            + "),eth_type(0x0806),arp(sip=" + address
            + ",tip=192.0.2.1,op=2,sha=02:00:00:00:00:99,tha=" + UNDERLAY_MAC + ")");
    }

    /** A connection over which vswitchd answers one trace after the other, much faster than by one command each. */
    Tracer tracer() throws IOException {
        return new Tracer(dir.resolve("ctl"));
    }

    /** A port's own MAC address. */
    MacAddress mac(final String port) throws IOException, InterruptedException {
        return MacAddress.of(get(port, "mac_in_use").replace("\"", ""));
    }

    /** Whether a port's device is set {@code up} or {@code down}. */
    String adminState(final String port) throws IOException, InterruptedException {
        return get(port, "admin_state");
    }

    /** The octets that have left by a port. */
    String sentOctets(final String port) throws IOException, InterruptedException {
        final var counters = run("ovs-appctl", "--target=" + path("ctl"), "dpctl/show", "-s", "dummy@ovs-dummy");
        final var its = counters.substring(counters.indexOf(": " + port + " "));
        return its.substring(its.indexOf("TX bytes:") + "TX bytes:".length()).split("\\s")[0];
    }

    private String get(final String port, final String column) throws IOException, InterruptedException {
        return run("ovs-vsctl", "--db=unix:" + path("db.sock"), "get", "interface", port, column).strip();
    }

    private void vsctl(final String... args) throws IOException, InterruptedException {
        final var command = new String[args.length + 2];
        command[0] = "ovs-vsctl";
        command[1] = "--db=unix:" + path("db.sock");
        System.arraycopy(args, 0, command, 2, args.length);
        run(command);
    }

    private String run(final String... command) throws IOException, InterruptedException {
        final var process = start(command);
        final var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(Arrays.toString(command) + " failed, see " + path("log"));
        }
        return output;
    }

    private Process start(final String... command) throws IOException {
        final var program = PLACES.stream().map(place -> place.resolve(command[0])).filter(Files::exists).findFirst();
        command[0] = program.orElseThrow(() -> new IOException("no " + command[0])).toString();
        final var builder = new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(dir.resolve("log").toFile()));
        builder.environment().put("OVS_RUNDIR", dir.toString());
        return builder.start();
    }

    private String path(final String name) {
        return dir.resolve(name).toString();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (var daemon : daemons) {
            daemon.destroy();
            if (!daemon.waitFor(SECONDS, TimeUnit.SECONDS)) {
                daemon.destroyForcibly();
            }
        }
        try (var files = Files.walk(dir)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
