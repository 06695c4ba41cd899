package io.tapfabric.testbed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a host holds, line by line: rows with names for their references, and flows.
 *
 * @param host the host
 * @param rows a line for each row: its table and its columns, the name first
 * @param flows a line for each flow: its bridge and the flow
 * @param marked the names of rows that carry our mark
 */
record Snapshot(String host, List<String> rows, List<String> flows, Set<String> marked) {
    private static final List<String> TABLES = List.of(
        "bridge name,datapath_type,fail_mode,flood_vlans,external_ids,other_config,protocols,controller",
        "port name,external_ids,other_config,tag,trunks,vlan_mode,protected",
        "interface name,external_ids,options,other_config,type,mtu_request",
        "mirror name,external_ids,output_port,output_vlan,select_all,select_dst_port,select_src_port,select_vlan",
        "controller target,connection_mode,external_ids",
        "interface name,ofport");
    /** The number of a port of ours may be another after a repair. */
    private static final Pattern NUMBER = Pattern.compile("interface [^,]*,[0-9-]*");
    private static final List<String> REFERRED = List.of("port _uuid,name", "controller _uuid,target");
    private static final List<String> BRIDGES = List.of("br-int", "br-phy", "brtap");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern SET = Pattern.compile("\\[([^\\]]*)\\]");

    Snapshot {
        rows = List.copyOf(rows);
        flows = List.copyOf(flows);
        marked = Set.copyOf(marked);
    }

    static Snapshot of(final Hosts hosts, final String host) {
        final var tables = read(hosts, host);
        final var names = names(tables);
        final var rows = TABLES.stream().flatMap(table -> tables.getOrDefault(table, List.of()).stream()
            .map(line -> table.split(" ")[0] + " " + readable(line, names)).sorted()).toList();
        final var flows = BRIDGES.stream().filter(bridge -> rows.stream().anyMatch(row ->
            row.startsWith("bridge " + bridge + ","))).flatMap(bridge -> flows(hosts, host, bridge)).toList();
        return new Snapshot(host, rows, flows, rows.stream().filter(line -> line.contains("tapfabric"))
            .map(Snapshot::name).collect(Collectors.toSet()));
    }

    /** What is neither ours nor brtap itself. */
    List<String> foreign() {
        return Stream.concat(rows.stream().filter(line -> !marked.contains(name(line)) && !ofTapBridge(line)),
            flows.stream().filter(line -> !line.startsWith("flow brtap "))).toList();
    }

    /** What the controller has made here, brtap and its flows included. */
    List<String> ours() {
        return Stream.concat(rows.stream().filter(line -> (marked.contains(name(line)) || ofTapBridge(line))
            && !NUMBER.matcher(line).matches()), flows.stream().filter(line -> line.startsWith("flow brtap ")))
            .toList();
    }

    /** What a line is about: the first column of a row; of a flow, its first word. */
    static String name(final String line) {
        return line.startsWith("flow ") ? line.split("[ ,]+")[2] : line.split("[ ,]+")[1];
    }

    private static boolean ofTapBridge(final String line) {
        return name(line).equals("brtap") || line.contains(Controller.ADDRESS + ":6653");
    }

    /** The rows of each table by one command, which prints the host's id before each table. */
    private static Map<String, List<String>> read(final Hosts hosts, final String host) {
        final var wanted = Stream.concat(TABLES.stream(), REFERRED.stream()).toList();
        final var args = new ArrayList<>(List.of("--timeout=20", "--format=csv", "--no-headings"));
        wanted.stream().map(table -> table.split(" ")).forEach(words -> args.addAll(List.of("--", "get", "open", ".",
            "external_ids:system-id", "--", "--columns=" + words[1], "list", words[0])));
        final var tables = new TreeMap<String, List<String>>();
        final var left = wanted.iterator();
        var table = "";
        for (var line : hosts.vsctl(host, args.toArray(String[]::new)).split("\n")) {
            if (line.replace("\"", "").equals(hosts.systemId(host))) {
                table = left.next();
            } else if (!line.isEmpty()) {
                tables.computeIfAbsent(table, key -> new ArrayList<>()).add(line);
            }
        }
        return tables;
    }

    private static Stream<String> flows(final Hosts hosts, final String host, final String bridge) {
        return hosts.ofctl(host, "-O", "OpenFlow14", "--names", "--no-stats", "dump-flows", bridge).lines()
            .map(flow -> "flow " + bridge + " " + flow.strip()).sorted();
    }

    /** What the rows are called that others refer to. */
    private static Map<String, String> names(final Map<String, List<String>> tables) {
        return REFERRED.stream().flatMap(table -> tables.getOrDefault(table, List.of()).stream())
            .map(line -> line.split(",")).collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static String readable(final String line, final Map<String, String> names) {
        final var named = UUID.matcher(line).replaceAll(id -> names.getOrDefault(id.group(), "unknown"));
        return SET.matcher(named).replaceAll(set -> Arrays.stream(set.group(1).split(", ")).sorted()
            .collect(Collectors.joining(", ", "[", "]")).replace("$", "\\$"));
    }
}
