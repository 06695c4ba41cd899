package io.tapfabric.cli.option;

import com.google.common.base.Splitter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ErspanDirection;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.GroupMode;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Tagging;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.remote.encapsulation.erspan.v1.ErspanV1Builder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.remote.encapsulation.erspan.v2.ErspanV2Builder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.remote.encapsulation.vxlan.VxlanBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.device.DeviceBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.group.group.Member;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.group.group.MemberBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.group.group.MemberKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.remote.RemoteBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.vlan.VlanBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * The leaves of sinks that are no NIC.
 */
final class SinkLeaf {
    static final Leaf<Uint32> KEY = Leaf.IDENTITY;
    static final Leaf<Uint16> SESSION_ID = new Leaf<>(
        text -> new ErspanV1Builder().setSessionId(Uint16.valueOf(text)).getSessionId(),
        "session-id of ERSPAN is 0 to 1023");
    static final Leaf<Uint32> INDEX = new Leaf<>(
        text -> new ErspanV1Builder().setIndex(Uint32.valueOf(text)).getIndex(), "index of ERSPAN is 0 to 1048575");
    static final Leaf<ErspanDirection> DIRECTION = new Leaf<>(ErspanDirection::ofName, "it is ingress or egress");
    static final Leaf<Uint8> HARDWARE_ID = new Leaf<>(
        text -> new ErspanV2Builder().setHardwareId(Uint8.valueOf(text)).getHardwareId(),
        "hardware-id of ERSPAN is 0 to 63");
    static final Leaf<Uint32> VNI = new Leaf<>(
        text -> new VxlanBuilder().setVni(Uint32.valueOf(text)).getVni(), "vni is 0 to 16777215");
    static final Leaf<PortNumber> UDP_PORT = new Leaf<>(SinkLeaf::udpPort, "udp-port is 1 to 65535");
    static final Leaf<Uint8> TTL = new Leaf<>(
        text -> new RemoteBuilder().setTtl(Uint8.valueOf(text)).getTtl(), "ttl is 1 to 255");
    static final Leaf<Boolean> DONT_FRAGMENT = new Leaf<>(SinkLeaf::flag, "it is true or false");
    static final Leaf<Uint16> VLAN = new Leaf<>(
        text -> new VlanBuilder().setVlan(Uint16.valueOf(text)).getVlan(), "the VLAN of a sink is 1 to 4094");
    static final Leaf<Tagging> TAG = new Leaf<>(Tagging::ofName, "it is nest or replace");
    static final Leaf<String> DEVICE = new Leaf<>(SinkLeaf::device,
        "the name of a device has 1 to 15 characters: a letter or digit, then letters, digits, '.', '_' and '-'");
    static final Leaf<Uint16> MTU = new Leaf<>(
        text -> new DeviceBuilder().setMtu(Uint16.valueOf(text)).getMtu(), "mtu of a device is 68 to 65521 octets");
    static final Leaf<GroupMode> MODE = new Leaf<>(GroupMode::ofName, "it is all or spread");
    /** Tap-services with their weights. */
    static final Leaf<Map<MemberKey, Member>> MEMBERS = new Leaf<>(SinkLeaf::members,
        "members are ids of tap-services, each once, alone or with ':' and a weight, as a,b:3",
        "weight of a member is 1 to 100");

    private static final String DEVICE_NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,14}";

    private SinkLeaf() {
        // static only
    }

    /** Members as {@link #MEMBERS} takes them, in order. */
    static String text(final Map<MemberKey, Member> members) {
        return members.values().stream().map(member -> member.requireTapService().getValue()
            + (member.getWeight() == null || member.getWeight().equals(Uint8.ONE) ? "" : ":" + member.getWeight()))
            .sorted().collect(Collectors.joining(","));
    }

    /** The generated code has the range of the type alone, which begins at 0. */
    private static PortNumber udpPort(final String text) {
        final var port = Uint16.valueOf(text);
        if (port.equals(Uint16.ZERO)) {
            throw new IllegalArgumentException(text);
        }
        return new PortNumber(port);
    }

    private static boolean flag(final String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }

    private static String device(final String text) {
        if (!text.matches(DEVICE_NAME)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static Map<MemberKey, Member> members(final String text) {
        final var members = new LinkedHashMap<MemberKey, Member>();
        Splitter.on(',').trimResults().split(text).forEach(one -> {
            final var member = member(Splitter.on(':').limit(2).splitToList(one).toArray(new String[0]));
            if (members.put(member.key(), member) != null) {
                throw new IllegalArgumentException("twice " + one);
            }
        });
        return members;
    }

    private static Member member(final String... idAndWeight) {
        final var member = new MemberBuilder().setTapService(new Id(idAndWeight[0]));
        if (idAndWeight.length > 1) {
            member.setWeight(Uint8.valueOf(idAndWeight[1]));
        }
        return member.build();
    }
}
