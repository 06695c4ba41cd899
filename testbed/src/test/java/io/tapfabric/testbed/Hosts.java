package io.tapfabric.testbed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The hosts with real Open vSwitch: a face of the {@code testbed} script, whose head explains every command.
 */
final class Hosts implements AutoCloseable {
    private final Path script;
    private final String prefix;

    Hosts(final Path script, final String prefix) {
        this.script = script;
        this.prefix = prefix;
    }

    void up(final int count) {
        run("up", Integer.toString(count));
    }

    @Override
    public void close() {
        run("down");
    }

    /** Runs one command of the script, which must succeed, and returns what it wrote. */
    String run(final String... args) {
        final var argv = new ArrayList<String>();
        argv.add(script.toString());
        argv.addAll(List.of(args));
        return Command.output(Map.of("TB", prefix), argv);
    }

    /** What a command line begins with to run in a namespace: {@code ctl}, {@code h1} or {@code h1/NAME}. */
    List<String> enter(final String where) {
        return List.of("ip", "netns", "exec", prefix + "-" + where.replace('/', '-'));
    }

    /** The {@code system-id} of a host, by which the controller knows it. */
    String systemId(final String host) {
        return prefix + "-" + host;
    }

    String vsctl(final String host, final String... args) {
        return tool("vsctl", host, args);
    }

    String ofctl(final String host, final String... args) {
        return tool("ofctl", host, args);
    }

    void plugIn(final Guest guest) {
        if (guest.vlan().isPresent()) {
            run("vm", guest.host(), guest.name(), guest.mac(), guest.address() + "/16",
                Integer.toString(guest.vlan().getAsInt()));
        } else {
            run("vm", guest.host(), guest.name(), guest.mac(), guest.address() + "/16");
        }
    }

    /** Plugs a guest that never sends into a bridge. */
    void plugInSilent(final Guest sink, final String bridge) {
        run("sink", sink.host(), sink.name(), sink.mac(), bridge);
    }

    void remove(final Guest guest) {
        run("vmdel", guest.host(), guest.name());
    }

    private String tool(final String tool, final String host, final String... args) {
        final var all = new ArrayList<>(List.of(tool, host));
        all.addAll(List.of(args));
        return run(all.toArray(String[]::new));
    }
}
