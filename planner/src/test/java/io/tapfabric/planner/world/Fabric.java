package io.tapfabric.planner.world;

import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.Filter;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.Fragments;
import io.tapfabric.planner.model.GuestNic;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.HostNic;
import io.tapfabric.planner.model.Intents;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.model.Link;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Oversize;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.TapFlow;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowPriority;
import io.tapfabric.planner.model.TapService;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.model.Underlay;
import io.tapfabric.planner.model.Verdict;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Inventory and intents from a text, a line for each thing:
 *
 * <pre>
 * host h1 [tunnel=172.31.0.1] [under=1600] [egress=br-phy] [lost]
 * nic h1 eth1 mac=02:00:00:00:01:01 [mtu=1500] [use=has-address-10.0.0.5/24]
 * bridge h1 br-int [type=system] [foreign=their-mirror,...]
 * port h1 br-int v-vm1 [id=vm1] [vm=guest1] [mac=02:00:00:00:00:01] [ip=10.0.0.1] [access=10 | trunk=10,20]
 *     [ofport=5] [mtu=1500] [error=text] [inactive] [down] [ours]
 * tap-service s1 NIC | nic=h1/eth1 [disabled]
 * filter 1 web [accept]
 * rule web IN|OUT 10 accept|reject [proto=6] [from=10.0.0.0/8] [to=10.0.0.1/32] [ports=80,443]
 * tap-flow 1 f1 IN|OUT|BOTH SOURCE... to=s1[,s2] [filter=web] [priority=10] [drop] [truncate=96]
 *     [rate=100/20 | rate=1000/525k] [sample=8] [disabled]
 * </pre>
 * A NIC is {@code id=vm1}, {@code mac=...}, {@code port=h1/v-vm1} or {@code guest=guest1[/mac][/ip]}. A source is a
 * NIC, or {@code bridge=h1/br-int[/10,20-30]}, {@code station=02:...[/10][@h1]} or {@code vlan=10,20-30[@h1,h2]}; the
 * first has the id 1. Bridges are of type netdev and appear with their first line; tunnels leave by an interface of MTU
 * 1600; what follows a {@code #} is for people.
 *
 * @param intents what was asked
 * @param inventory what exists
 */
public record Fabric(Intents intents, Inventory inventory) {
    /**
     * Reads the text.
     *
     * @throws IllegalArgumentException if a line is not understood; it is in the message
     */
    public static Fabric of(final String text) {
        final var reader = new Reader();
        text.lines().map(line -> line.replaceFirst("#.*", "").strip()).filter(line -> !line.isEmpty())
            .map(Line::new).forEach(reader::read);
        return new Fabric(new Intents(1, reader.filters, reader.services, reader.flows), new Inventory(reader.hosts));
    }

    public Plan plan() {
        return Planner.plan(intents, inventory);
    }

    /** What has been read so far. */
    private static final class Reader {
        private final SortedMap<HostId, Host> hosts = new TreeMap<>();
        private final SortedMap<FilterId, Filter> filters = new TreeMap<>();
        private final SortedMap<TapServiceId, TapService> services = new TreeMap<>();
        private final SortedMap<TapFlowId, TapFlow> flows = new TreeMap<>();

        void read(final Line line) {
            switch (line.word(0)) {
                case "host" -> begin(line.word(1), line);
                case "nic" -> nic(line);
                case "bridge" -> put(line, new Bridge(BridgeName.of(line.word(2)), line.find("type").orElse("netdev"),
                    bridge(line).ports(), new TreeSet<>(line.list("foreign"))));
                case "port" -> port(line);
                case "tap-service" -> service(line);
                case "filter" -> keep(new Filter(FilterId.of(line.word(2)), new FilterNumber(line.number(1).value()),
                    List.of(), List.of(), line.has("accept") ? Verdict.ACCEPT : Verdict.REJECT, Fragments.NONE));
                case "rule" -> rule(line);
                case "tap-flow" -> flow(line);
                default -> throw line.notUnderstood(
                    "a line begins with host, nic, bridge, port, tap-service, filter, rule or tap-flow");
            }
        }

        private void begin(final String id, final Line line) {
            final var egress = PortName.of(line.find("egress").orElse("eth0"));
            final var nics = new TreeMap<PortName, HostNic>();
            if (line.find("egress").isEmpty()) {
                nics.put(egress, new HostNic(egress, new MacAddress(0), line.count("under", 1600), true,
                    Optional.of("has an address")));
            }
            put(new Host(HostId.of(id), !line.has("lost"), "tcp:192.0.2.1:6653",
                new Underlay(line.find("tunnel"), Optional.of(egress), new TreeSet<>(line.list("types")),
                    new TreeSet<>(line.list("foreign"))), new TreeMap<>(), nics));
        }

        private void nic(final Line line) {
            final var host = host(line);
            final var nics = new TreeMap<>(host.nics());
            final var name = PortName.of(line.word(2));
            nics.put(name, new HostNic(name, MacAddress.of(line.need("mac")), line.count("mtu", 1500), false,
                line.find("use")));
            put(new Host(host.id(), host.connected(), host.controller(), host.underlay(), host.bridges(), nics));
        }

        private void port(final Line line) {
            final var bridge = bridge(line);
            final var ports = new TreeMap<>(bridge.ports());
            final var name = PortName.of(line.word(3));
            ports.put(name, new Port(name, new GuestNic(line.find("id"), line.find("vm"),
                line.find("mac").map(MacAddress::of), new TreeSet<>(line.list("ip"))), line.vlans(),
                line.find("ofport").map(Integer::valueOf), !line.has("inactive"),
                new Link(!line.has("down"), line.find("mtu").map(Integer::valueOf),
                    line.find("by").map(PortName::of)), line.has("ours"),
                line.find("error")));
            put(line, new Bridge(bridge.name(), bridge.datapathType(), ports, bridge.foreignMirrors()));
        }

        private void service(final Line line) {
            final var id = TapServiceId.of(line.word(1));
            services.put(id, new TapService(id, !line.has("disabled"), line.sink()));
        }

        private void keep(final Filter filter) {
            filters.put(filter.id(), filter);
        }

        private void rule(final Line line) {
            final var filter = filters.get(FilterId.of(line.word(1)));
            final boolean in = line.direction(2).in();
            final var rules = new ArrayList<>(in ? filter.in() : filter.out());
            rules.add(line.rule());
            keep(new Filter(filter.id(), filter.number(), in ? rules : filter.in(), in ? filter.out() : rules,
                filter.otherwise(), filter.fragments()));
        }

        private void flow(final Line line) {
            final var id = TapFlowId.of(line.word(2));
            flows.put(id, new TapFlow(id, line.number(1), !line.has("disabled"), line.services(),
                line.sources(), line.direction(3), line.find("filter").map(FilterId::of),
                line.find("priority").map(value -> new TapFlowPriority(Integer.parseInt(value))),
                line.has("drop") ? Oversize.DROP : Oversize.TRUNCATE, line.reduction(),
                line.find("identity").map(Long::valueOf)));
        }

        private Host host(final Line line) {
            final var host = hosts.get(HostId.of(line.word(1)));
            if (host == null) {
                throw line.notUnderstood("its host must come before it");
            }
            return host;
        }

        private Bridge bridge(final Line line) {
            final var name = BridgeName.of(line.word(2));
            final var known = host(line).bridges().get(name);
            return known == null ? new Bridge(name, "netdev", new TreeMap<>(), new TreeSet<>()) : known;
        }

        private void put(final Host host) {
            hosts.put(host.id(), host);
        }

        private void put(final Line line, final Bridge bridge) {
            final var host = host(line);
            final var bridges = new TreeMap<>(host.bridges());
            bridges.put(bridge.name(), bridge);
            put(new Host(host.id(), host.connected(), host.controller(), host.underlay(), bridges, host.nics()));
        }
    }
}
