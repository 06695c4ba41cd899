package io.tapfabric.planner.world;

import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.Encapsulation;
import io.tapfabric.planner.model.FilterRule;
import io.tapfabric.planner.model.FrameCriteria;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.IpAddress;
import io.tapfabric.planner.model.IpCriteria;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.PortSet;
import io.tapfabric.planner.model.Prefix;
import io.tapfabric.planner.model.Protocol;
import io.tapfabric.planner.model.RateLimit;
import io.tapfabric.planner.model.Reduction;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.model.TransportCriteria;
import io.tapfabric.planner.model.Verdict;
import io.tapfabric.planner.model.VlanMode;
import io.tapfabric.planner.model.VlanSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line of a {@link Fabric}'s text: words, then key=value pairs and flags in any order. */
final class Line {
    private final String text;
    private final List<String> words;
    private final Map<String, String> values = new TreeMap<>();

    Line(final String text) {
        this.text = text;
        words = List.of(text.split("\\s+"));
        words.stream().filter(word -> word.contains("=")).map(word -> word.split("=", 2))
            .forEach(pair -> values.put(pair[0], pair[1]));
    }

    String word(final int index) {
        if (index >= words.size() || words.get(index).contains("=")) {
            throw notUnderstood("word " + (index + 1) + " is missing");
        }
        return words.get(index);
    }

    boolean has(final String flag) {
        return words.contains(flag);
    }

    Optional<String> find(final String key) {
        return Optional.ofNullable(values.get(key));
    }

    String need(final String key) {
        return find(key).orElseThrow(() -> notUnderstood(key + "= is missing"));
    }

    List<String> list(final String key) {
        return find(key).map(value -> List.of(value.split(","))).orElse(List.of());
    }

    SortedSet<TapServiceId> services() {
        return Stream.of(need("to").split(",")).map(TapServiceId::of).collect(Collectors.toCollection(TreeSet::new));
    }

    TapFlowNumber number(final int index) {
        return new TapFlowNumber(Integer.parseInt(word(index)));
    }

    Direction direction(final int index) {
        return Direction.valueOf(word(index));
    }

    VlanMode vlans() {
        return find("access").<VlanMode>map(vlan -> new VlanMode.Access(Integer.parseInt(vlan))).orElseGet(() ->
            new VlanMode.Trunk(new TreeSet<>(list("trunk").stream().map(Integer::valueOf).toList())));
    }

    /** A number, or what it is if it is not said. */
    int count(final String key, final int otherwise) {
        return find(key).map(Integer::valueOf).orElse(otherwise);
    }

    Reduction reduction() {
        return new Reduction(whole("truncate"), find("rate").map(rate -> {
            final boolean kilobits = rate.endsWith("k");
            final var numbers = rate.replace("k", "").split("/", 2);
            return new RateLimit(kilobits ? RateLimit.Unit.KILOBITS : RateLimit.Unit.PACKETS,
                Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
        }), whole("sample"));
    }

    private OptionalInt whole(final String key) {
        return find(key).stream().mapToInt(Integer::parseInt).findFirst();
    }

    Sink sink() {
        return find("nic").<Sink>map(place -> find("vlan")
            .<Sink>map(vlan -> new Sink.Vlan(hostNic(place.split("/", 2)), Integer.parseInt(vlan), !has("replace")))
            .orElseGet(() -> hostNic(place.split("/", 2))))
            .or(() -> find("remote").map(address -> new Sink.Remote(address(address), encapsulation(),
                find("local").map(Line::address), count("ttl", 64), count("dscp", 0), !has("fragment"))))
            .or(() -> find("device").map(name -> new Sink.Device(PortName.of(name), find("host").map(HostId::of),
                count("mtu", Sink.Device.USUAL_MTU))))
            .or(() -> find("spread").map(members -> group(true, members)))
            .or(() -> find("all").map(members -> group(false, members)))
            .orElseGet(() -> pairs().map(Line::nic).flatMap(Optional::stream).findFirst().map(Sink.Vnic::new)
                .orElseThrow(() -> notUnderstood("no sink")));
    }

    private static Sink.Nic hostNic(final String[] place) {
        final boolean mac = MacAddress.find(place[1]).isPresent();
        return new Sink.Nic(HostId.of(place[0]), MacAddress.find(place[1]),
            mac ? Optional.empty() : Optional.of(PortName.of(place[1])));
    }

    private static IpAddress address(final String text) {
        return IpAddress.find(text).orElseThrow();
    }

    private Encapsulation encapsulation() {
        final var identity = find("identity").map(Long::valueOf);
        return switch (need("by")) {
            case "gre" -> new Encapsulation.Gre(identity);
            case "erspan1" -> new Encapsulation.ErspanV1(identity, count("index", 0));
            case "erspan2" -> new Encapsulation.ErspanV2(identity, has("egress"), count("hardware", 0));
            case "vxlan" -> new Encapsulation.Vxlan(identity, Optional.of(count("port", 4789)));
            default -> new Encapsulation.Geneve(identity, Optional.of(count("port", 6081)));
        };
    }

    /** Members, each with its weight, as {@code a:1,b:3}. */
    private static Sink.Group group(final boolean spread, final String text) {
        final var members = new TreeMap<TapServiceId, Integer>();
        for (var member : text.split(",")) {
            final var parts = member.split(":", 2);
            members.put(TapServiceId.of(parts[0]), parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
        }
        return new Sink.Group(spread, members);
    }

    FilterRule rule() {
        final var ip = new IpCriteria(Optional.empty(), find("proto").map(number ->
            new Protocol(Integer.parseInt(number))), find("from").map(Prefix::of), find("to").map(Prefix::of),
            OptionalInt.empty());
        final var ports = list("ports").isEmpty() ? PortSet.ALL : PortSet.of(list("ports"));
        return new FilterRule(Integer.parseInt(word(3)), word(4).equals("accept") ? Verdict.ACCEPT : Verdict.REJECT,
            FrameCriteria.ANY, ip, TransportCriteria.ports(PortSet.ALL, ports));
    }

    SortedMap<String, Source> sources() {
        final var sources = new TreeMap<String, Source>();
        pairs().map(Line::source).flatMap(Optional::stream)
            .forEach(source -> sources.put(String.valueOf(sources.size() + 1), source));
        if (sources.isEmpty()) {
            throw notUnderstood("no source");
        }
        return sources;
    }

    private Stream<String[]> pairs() {
        return words.stream().filter(word -> word.contains("=")).map(word -> word.split("=", 2));
    }

    private static Optional<Source> source(final String[] pair) {
        final var where = pair[1].split("@", 2);
        final var hosts = new TreeSet<>(where.length < 2 ? List.<HostId>of()
            : Stream.of(where[1].split(",")).map(HostId::of).toList());
        final var parts = where[0].split("/");
        return switch (pair[0]) {
            case "bridge" -> Optional.of(new Source.Vswitch(HostId.of(parts[0]), BridgeName.of(parts[1]),
                parts.length < 3 ? VlanSet.ALL : VlanSet.of(List.of(parts[2].split(",")))));
            case "station" -> Optional.of(new Source.Mac(MacAddress.of(parts[0]),
                Stream.of(parts).skip(1).map(Integer::valueOf).findFirst(), hosts.stream().findFirst()));
            case "vlan" -> Optional.of(new Source.Vlan(VlanSet.of(List.of(parts[0].split(","))), hosts));
            default -> nic(pair).map(Source.Vnic::new);
        };
    }

    private static Optional<NicSelector> nic(final String[] pair) {
        return switch (pair[0]) {
            case "id" -> Optional.of(new NicSelector.ByIfaceId(pair[1]));
            case "mac" -> Optional.of(new NicSelector.ByMac(MacAddress.of(pair[1])));
            case "port" -> Optional.of(byPort(pair[1].split("/", 2)));
            case "guest" -> Optional.of(byGuest(pair[1].split("/")));
            default -> Optional.empty();
        };
    }

    private static NicSelector byGuest(final String[] parts) {
        final var more = Stream.of(parts).skip(1).toList();
        return new NicSelector.ByGuest(parts[0], more.stream().map(MacAddress::find).flatMap(Optional::stream)
            .findFirst(), more.stream().filter(text -> MacAddress.find(text).isEmpty()).findFirst());
    }

    private static NicSelector byPort(final String[] place) {
        return new NicSelector.ByPort(HostId.of(place[0]), PortName.of(place[1]));
    }

    IllegalArgumentException notUnderstood(final String why) {
        return new IllegalArgumentException("\"" + text + "\": " + why);
    }
}
