package io.tapfabric.impl.rules;

import io.tapfabric.impl.store.Asked;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.Encapsulation;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.Fragments;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.IpAddress;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.Oversize;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Quota;
import io.tapfabric.planner.model.Reduction;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowPriority;
import io.tapfabric.planner.model.TapService;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.model.Verdict;
import io.tapfabric.planner.model.VlanSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What is asked for, in words. {@code s:a} is a tap-service, {@code f>s:a,b} a tap-flow with sources x and y. A NIC is
 * {@code iface-id}, {@code host/port}, a MAC address, {@code @guest} or {@code @guest/mac}; other sources are
 * {@code =vlans} and {@code !host/bridge/vlans}; other sinks are {@code #host/name} or {@code #host/mac}, a NIC of a
 * host; {@code #host/name/9}, VLAN 9 on it; {@code ^name} or {@code ^name/host}, a device; {@code &s,t}, a group;
 * {@code *}, a collector. {@code %w} is a filter, {@code f>s%w:a} a tap-flow that names it, {@code f>s~5:a} and
 * {@code f>s%w~5:a} one with priority 5; {@code f>s&t:a} names two tap-services.
 */
final class AskedText {
    private AskedText() {
        // static only
    }

    /** What is said of a change. */
    static String say(final Asked before, final Asked after) {
        return Rules.violations(before, after).stream()
            .map(violation -> violation.tag().elementBody() + " " + violation.sentence())
            .collect(Collectors.joining(" | "));
    }

    static Asked asked(final @Nullable String text) {
        final var filters = new TreeMap<FilterId, Asked.Filter>();
        final var services = new TreeMap<TapServiceId, TapService>();
        final var flows = new TreeMap<TapFlowId, Asked.Flow>();
        for (var word : text == null ? new String[0] : text.trim().split(" +")) {
            if (!word.isEmpty()) {
                final var parts = word.split(":", 2);
                final var ids = parts[0].split(">");
                if (word.startsWith("%")) {
                    final var id = FilterId.of(word.substring(1));
                    filters.put(id, new Asked.Filter(id, List.of(), List.of(), Verdict.REJECT, Fragments.NONE));
                } else if (ids.length == 1) {
                    final var id = TapServiceId.of(ids[0]);
                    services.put(id, new TapService(id, true, sink(parts[1])));
                } else {
                    final var id = TapFlowId.of(ids[0]);
                    final var sources = new TreeMap<String, Source>();
                    for (var source : parts[1].split(",")) {
                        sources.put(String.valueOf((char) ('x' + sources.size())), source(source));
                    }
                    final var turn = ids[1].split("~");
                    final var names = turn[0].split("%");
                    flows.put(id, new Asked.Flow(id, true, Arrays.stream(names[0].split("&")).map(TapServiceId::of)
                        .collect(Collectors.toCollection(TreeSet::new)), sources, Direction.BOTH,
                        Arrays.stream(names).skip(1).findFirst().map(FilterId::of), Arrays.stream(turn).skip(1)
                            .findFirst().map(Integer::valueOf).map(TapFlowPriority::new), Oversize.TRUNCATE,
                        Reduction.NONE, Optional.empty()));
                }
            }
        }
        return new Asked(filters, services, flows, Quota.defaults(), new TreeSet<>());
    }

    private static Sink sink(final String text) {
        final var parts = text.substring(1).split("/");
        return switch (text.charAt(0)) {
            case '#' -> parts.length == 2 ? hostNic(parts) : new Sink.Vlan(hostNic(parts), Integer.parseInt(parts[2]),
                true);
            case '^' -> new Sink.Device(PortName.of(parts[0]),
                Arrays.stream(parts).skip(1).findFirst().map(HostId::of), Sink.Device.USUAL_MTU);
            case '&' -> new Sink.Group(true, new TreeMap<>(Arrays.stream(parts[0].split(","))
                .collect(Collectors.toMap(TapServiceId::of, member -> 1))));
            case '*' -> new Sink.Remote(IpAddress.find("192.0.2.9").orElseThrow(),
                new Encapsulation.Gre(Optional.empty()), Optional.empty(), 64, 0, true);
            default -> new Sink.Vnic(nic(text));
        };
    }

    private static Sink.Nic hostNic(final String... parts) {
        final var mac = MacAddress.find(parts[1]);
        return new Sink.Nic(HostId.of(parts[0]), mac,
            mac.isPresent() ? Optional.empty() : Optional.of(PortName.of(parts[1])));
    }

    private static Source source(final String text) {
        final var parts = text.substring(1).split("/");
        return switch (text.charAt(0)) {
            case '=' -> new Source.Vlan(VlanSet.of(List.of(parts[0])), new TreeSet<>());
            case '!' -> new Source.Vswitch(HostId.of(parts[0]), BridgeName.of(parts[1]),
                parts.length == 2 ? VlanSet.ALL : VlanSet.of(List.of(parts[2])));
            default -> new Source.Vnic(nic(text));
        };
    }

    private static NicSelector nic(final String text) {
        final var parts = text.split("/");
        if (text.startsWith("@")) {
            return new NicSelector.ByGuest(parts[0].substring(1),
                parts.length == 2 ? MacAddress.find(parts[1]) : Optional.empty(), Optional.empty());
        }
        return parts.length == 2 ? new NicSelector.ByPort(HostId.of(parts[0]), PortName.of(parts[1]))
            : MacAddress.find(text).<NicSelector>map(NicSelector.ByMac::new)
                .orElseGet(() -> new NicSelector.ByIfaceId(text));
    }
}
