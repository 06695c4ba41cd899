package io.tapfabric.impl.store;

import com.google.common.net.InetAddresses;
import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Dscp;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4Prefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.AddressFamily;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.BridgeName;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Fragments;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.GroupMode;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.MacPattern;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PortName;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Ports;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Protocol;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TcpFlag;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Verdict;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.VlanId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.VlanRange;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.filter.InBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.filter.OutBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.filter.rule.TcpFlagsBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.GroupBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.HostNicBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.group.group.MemberBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.Kind;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.kind.VlanBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.kind.VnicBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.kind.VswitchBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.flow.RateLimit;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.flow.RateLimitBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.flow.SourceBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.flow.rate.limit.Unit;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.flow.rate.limit.unit.KilobitsPerSecondBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.flow.rate.limit.unit.PacketsPerSecondBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.service.SinkBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.Filter;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.FilterBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.By;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.GuestBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.IfaceIdBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.MacBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.PortBuilder;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * Intents as a client writes them.
 */
public final class Yang {
    private Yang() {
    }

    public static TapService service(final String id, final By sink) {
        return service(id, new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.VnicBuilder().setVnic(
            new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.vnic.VnicBuilder().setBy(sink).build())
            .build());
    }

    public static TapService service(final String id,
            final org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.Kind sink) {
        return new TapServiceBuilder().setId(new Id(id)).setSink(new SinkBuilder().setKind(sink).build()).build();
    }

    public static org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.Kind nic(final String host,
            final String name) {
        return new HostNicBuilder().setHostNic(
            new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.host.nic.HostNicBuilder()
                .setHost(new HostId(host)).setBy(
                    new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.host.nic.by.InterfaceBuilder()
                        .setInterface(new PortName(name)).build()).build()).build();
    }

    /** A group of tap-services, each of which gets a copy. */
    public static org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.Kind group(final String... members) {
        return new GroupBuilder().setGroup(
            new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.group.GroupBuilder()
                .setMode(GroupMode.All).setMember(Arrays.stream(members)
                    .map(member -> new MemberBuilder().setTapService(new Id(member)).build())
                    .collect(BindingMap.toMap())).build()).build();
    }

    /** A tap-flow of service {@code s} that copies less than all. */
    public static TapFlow reduced(final String id, final UnaryOperator<TapFlowBuilder> reduction) {
        return reduction.apply(new TapFlowBuilder(flow(id, "s", iface("port-" + id)))).build();
    }

    static RateLimit packets(final long rate, final long... burst) {
        return limit(new PacketsPerSecondBuilder().setPacketsPerSecond(Uint32.valueOf(rate)).build(), burst);
    }

    static RateLimit kilobits(final long rate, final long... burst) {
        return limit(new KilobitsPerSecondBuilder().setKilobitsPerSecond(Uint32.valueOf(rate)).build(), burst);
    }

    private static RateLimit limit(final Unit unit, final long... burst) {
        final var limit = new RateLimitBuilder().setUnit(unit);
        Arrays.stream(burst).mapToObj(Uint32::valueOf).forEach(limit::setBurst);
        return limit.build();
    }

    /** A tap-flow with one source, {@code source}. Several tap-services are joined by commas, here and below. */
    public static TapFlow flow(final String id, final String service, final By source) {
        return flow(id, service, vnic(source));
    }

    /** A tap-flow with sources {@code source}, {@code source1}, {@code source2} and so on. */
    public static TapFlow flow(final String id, final String service, final Kind... sources) {
        return new TapFlowBuilder().setId(new Id(id)).setTapService(ids(service)).setSource(
            IntStream.range(0, sources.length).mapToObj(nr -> new SourceBuilder()
                .setId(new Id("source" + (nr == 0 ? "" : nr))).setKind(sources[nr]).build())
                .collect(BindingMap.toMap())).build();
    }

    public static Set<Id> ids(final String ids) {
        return Arrays.stream(ids.split(",")).map(Id::new).collect(Collectors.toSet());
    }

    public static Kind vnic(final By nic) {
        return new VnicBuilder().setVnic(
            new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.kind.vnic.VnicBuilder().setBy(nic).build())
            .build();
    }

    public static Kind vswitch(final String host, final String bridge, final String... vlans) {
        return new VswitchBuilder().setVswitch(
            new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.kind.vswitch.VswitchBuilder()
                .setHost(new HostId(host)).setBridge(new BridgeName(bridge)).setVlan(ranges(vlans)).build()).build();
    }

    public static Kind address(final String mac, final int vlan, final String host) {
        return new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.kind.MacBuilder().setMac(
            new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.kind.mac.MacBuilder()
                .setMac(new MacAddress(mac)).setVlan(new VlanId(Uint16.valueOf(vlan))).setHost(new HostId(host))
                .build()).build();
    }

    public static Kind vlan(final String... vlans) {
        return new VlanBuilder().setVlan(
            new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.source.kind.vlan.VlanBuilder()
                .setVlan(ranges(vlans)).setHost(Set.of(new HostId("h2"), new HostId("h1"))).build()).build();
    }

    private static Set<VlanRange> ranges(final String... vlans) {
        return Arrays.stream(vlans).map(VlanRange::new).collect(Collectors.toSet());
    }

    /** A filter without anything. */
    public static Filter filter(final String id) {
        return new FilterBuilder().setId(new Id(id)).build();
    }

    /** A filter with rules 5 and 10 for IN, 65534 for OUT. */
    public static Filter fullFilter(final String id) {
        return new FilterBuilder(filter(id)).setDefault(Verdict.Accept).setFragments(Fragments.LaterFragmentsOfAny)
            .setIn(BindingMap.of(new InBuilder().setPriority(Uint16.valueOf(10)).setAction(Verdict.Reject)
                .setSourceMac(new MacPattern("FA:16:3E:00:00:01")).setVlan(ranges("10-12"))
                .setEthertype(Uint16.valueOf(0x800)).setFamily(AddressFamily.Ipv4)
                .setProtocol(new Protocol(Protocol.Enumeration.Tcp))
                .setSourcePrefix(new IpPrefix(new Ipv4Prefix("10.0.0.0/8"))).setDscp(new Dscp(Uint8.valueOf(46)))
                .setSourcePort(Set.of(new Ports("80"))).setTcpFlags(new TcpFlagsBuilder().setSet(Set.of(TcpFlag.Syn))
                    .setUnset(Set.of(TcpFlag.Ack)).build()).build(),
                new InBuilder().setPriority(Uint16.valueOf(5)).setAction(Verdict.Accept).build()))
            .setOut(BindingMap.of(new OutBuilder().setPriority(Uint16.valueOf(65_534)).setAction(Verdict.Accept)
                .setProtocol(new Protocol(Uint8.ONE)).setIcmpType(Uint8.valueOf(8)).setIcmpCode(Uint8.ZERO).build()))
            .build();
    }

    public static By iface(final String id) {
        return new IfaceIdBuilder().setIfaceId(id).build();
    }

    public static By mac(final String mac) {
        return new MacBuilder().setMac(new MacAddress(mac)).build();
    }

    public static By port(final String host, final String name) {
        return new PortBuilder().setPort(
            new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.port.PortBuilder()
                .setHost(new HostId(host)).setName(new PortName(name)).build()).build();
    }

    public static By guest(final String vmId, final String mac, final String ip) {
        return new GuestBuilder().setGuest(
            new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.guest.GuestBuilder().setVmId(vmId)
                .setMac(new MacAddress(mac)).setIp(parsed(ip)).build()).build();
    }

    private static IpAddressNoZone parsed(final String ip) {
        return IetfInetUtil.ipAddressNoZoneFor(InetAddresses.forString(ip));
    }
}
