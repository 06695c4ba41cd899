package io.tapfabric.cli.option;

import com.google.common.base.CharMatcher;
import com.google.common.base.Enums;
import com.google.common.base.Splitter;
import io.tapfabric.cli.Failure;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.BridgeName;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Direction;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ExplainInput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ExplainInputBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Fragments;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Oversize;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PortName;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.State;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Verdict;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.VlanId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.VlanRange;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.IfaceIdBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.guest.GuestBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * Turns the text of an option or argument into the value of a YANG leaf. What is allowed is checked by the types
 * generated from the model, but for the pattern of plain strings, which they do not check; here stands how to say it,
 * in the model's own words. RESTCONF says the same.
 *
 * @param parse makes the value, or throws {@link IllegalArgumentException}
 * @param allowed what is allowed, in sentences
 */
public record Leaf<T>(Function<String, T> parse, List<String> allowed) {
    /** The longest piece of a wrong value that is repeated in a message, in characters. */
    private static final int SHOWN = 80;
    /** What YANG calls {@code \p{Cc}}. */
    private static final CharMatcher CONTROL = CharMatcher.javaIsoControl();

    /** The id of a filter, a tap-service, a tap-flow or a source. */
    public static final Leaf<Id> ID = new Leaf<>(Id::new, "an id has 1 to 64 characters",
        "an id begins with a letter or digit and goes on with letters, digits, '.', '_' and '-'");
    /** Ids of several of them. */
    public static final Leaf<Set<Id>> IDS = ID.several();
    /** A name for people. */
    public static final Leaf<String> NAME =
        new Leaf<>(text -> new TapFlowBuilder().setName(without(CONTROL, text)).getName(),
            "name has at most 128 characters", "name has no control characters");
    /** Free text for people. */
    public static final Leaf<String> DESCRIPTION = new Leaf<>(
        text -> new TapFlowBuilder().setDescription(without(CONTROL.and(CharMatcher.noneOf("\t\n")), text))
            .getDescription(), "description has at most 1024 characters",
        "description has no control characters but tab and newline");
    /** Which packets are copied; small letters do as well. */
    public static final Leaf<Direction> DIRECTION = new Leaf<>(
        text -> constant(Direction.class, text.toUpperCase(Locale.ROOT)), "it is IN, OUT or BOTH");
    /** Whether a packet is sent or received; small letters do as well. */
    public static final Leaf<ExplainInput.Direction> PACKET_DIRECTION =
        new Leaf<>(text -> ExplainInput.Direction.ofName(text.toUpperCase(Locale.ROOT)), "it is IN or OUT");
    /** A packet, in words. */
    public static final Leaf<String> PACKET = new Leaf<>(
        text -> new ExplainInputBuilder().setPacket(text).build().requirePacket(), "a packet has 1 to 255 characters");
    /** What becomes of copies that are too long. */
    public static final Leaf<Oversize> OVERSIZE = new Leaf<>(Oversize::ofName, "it is truncate or drop");
    /** The place of a tap-flow among those that have one on the same source. */
    public static final Leaf<Uint16> PRIORITY = new Leaf<>(
        text -> new TapFlowBuilder().setPriority(Uint16.valueOf(text)).getPriority(),
        "priority of a tap-flow is 1 (asked first) to 32766");
    /** What collectors tell a tap-flow's copies by. */
    public static final Leaf<Uint32> IDENTITY = new Leaf<>(Uint32::valueOf, "it is 0 to 4294967295");
    /** What a filter or a rule says of a packet. */
    public static final Leaf<Verdict> VERDICT = new Leaf<>(Verdict::ofName, "it is accept or reject");
    /** Which later fragments a rule takes. */
    public static final Leaf<Fragments> FRAGMENTS =
        new Leaf<>(Fragments::ofName, "it is none or later-fragments-of-any");
    /** A NIC's external_ids:iface-id. */
    public static final Leaf<String> IFACE_ID = new Leaf<>(
        text -> new IfaceIdBuilder().setIfaceId(without(CONTROL, text)).build().requireIfaceId(),
        "iface-id has 1 to 255 characters", "iface-id has no control characters");
    /** A guest: external_ids:vm-id. */
    public static final Leaf<String> VM_ID = new Leaf<>(
        text -> new GuestBuilder().setVmId(without(CONTROL, text)).build().requireVmId(),
        "vm-id has 1 to 255 characters", "vm-id has no control characters");
    /** A MAC address. */
    public static final Leaf<MacAddress> MAC =
        new Leaf<>(MacAddress::new, "mac has six octets in hex, joined by ':'");
    /** An IP address of a guest. */
    public static final Leaf<IpAddressNoZone> IP = new Leaf<>(Leaf::ip, "it is an IPv4 or IPv6 address");
    /** A host. */
    public static final Leaf<HostId> HOST =
        new Leaf<>(HostId::new, "a host has 1 to 255 characters", "a host has no control characters");
    /** Hosts. */
    public static final Leaf<Set<HostId>> HOSTS = HOST.several();
    /** A port or NIC of that host. */
    public static final Leaf<PortName> PORT = new Leaf<>(PortName::new, "the name of a port has 1 to 64 characters",
        "the name of a port has neither white space nor control characters nor '/'");
    /** A bridge of that host. */
    public static final Leaf<BridgeName> BRIDGE =
        new Leaf<>(BridgeName::new, "the name of a bridge has 1 to 64 characters",
            "the name of a bridge has neither white space nor control characters nor '/'");
    /** One VLAN. */
    public static final Leaf<VlanId> VLAN =
        new Leaf<>(Leaf::vlan, "a VLAN is 0 (frames without a tag) to 4094");
    /** VLANs and ranges of them. */
    public static final Leaf<Set<VlanRange>> VLANS = new Leaf<>(Leaf::vlanRange,
        "a VLAN range is a VLAN, as 10, or the first and the last, as 20-30; VLANs are 0 to 4094").several();

    /** A state; small letters do as well. */
    public static final Leaf<State> STATE = new Leaf<>(
        text -> constant(State.class, text.toUpperCase(Locale.ROOT)), "it is one of "
        + Stream.of(State.values()).map(State::getName).collect(Collectors.joining(", ")));
    /** An order, as whether it is descending. */
    public static final Leaf<Boolean> DESCENDING = new Leaf<>(Leaf::descending, "it is asc or desc");
    /** How many. */
    public static final Leaf<Integer> COUNT = new Leaf<>(Leaf::count, "it is a number, 0 or more");

    Leaf(final Function<String, T> parse, final String... allowed) {
        this(parse, List.of(allowed));
    }

    /** The value, or a failure that names the option or argument, the text and what is allowed. */
    public T of(final String word, final String text) throws Failure {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Failure(word + ' ' + shown(text) + " is not allowed: " + String.join("; ", allowed), e);
        }
    }

    /** The id of an intent, as an argument. */
    public static Id id(final String text) throws Failure {
        return ID.of("id", text);
    }

    /** Values joined by commas, as {@link #several} takes them. */
    static <T> String joined(final Collection<T> values, final Function<T, String> text) {
        return values.stream().map(text).collect(Collectors.joining(","));
    }

    /** Several values in one text, joined by commas. */
    Leaf<Set<T>> several() {
        return new Leaf<>(text -> Splitter.on(',').trimResults().splitToStream(text).map(parse)
            .collect(Collectors.toCollection(LinkedHashSet::new)), allowed);
    }

    private static String shown(final String text) {
        return text.length() <= SHOWN ? "'" + text + "'"
            : "'" + text.substring(0, SHOWN) + "…' (" + text.length() + " characters)";
    }

    private static String without(final CharMatcher forbidden, final String text) {
        if (forbidden.matchesAnyOf(text)) {
            throw new IllegalArgumentException("control characters");
        }
        return text;
    }

    private static <E extends Enum<E>> E constant(final Class<E> type, final String name) {
        return Enums.getIfPresent(type, name).toJavaUtil().orElseThrow(IllegalArgumentException::new);
    }

    private static boolean descending(final String text) {
        if (!"desc".equals(text) && !"asc".equals(text)) {
            throw new IllegalArgumentException(text);
        }
        return "desc".equals(text);
    }

    private static int count(final String text) {
        final var number = Integer.parseInt(text);
        if (number < 0) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static IpAddressNoZone ip(final String text) {
        return text.indexOf(':') < 0 ? new IpAddressNoZone(new Ipv4AddressNoZone(text))
            : new IpAddressNoZone(new Ipv6AddressNoZone(text));
    }

    private static VlanId vlan(final String text) {
        return new VlanId(Uint16.valueOf(text));
    }

    /** The pattern of the model cannot say which numbers; a range that ends before it begins would hold no VLAN. */
    private static VlanRange vlanRange(final String text) {
        final var ends = Splitter.on('-').splitToStream(text).map(Leaf::vlan).map(VlanId::getValue).toList();
        if (ends.get(0).compareTo(ends.get(ends.size() - 1)) > 0) {
            throw new IllegalArgumentException("ends before it begins");
        }
        return new VlanRange(text);
    }
}
