package io.tapfabric.impl.store;

import com.google.common.net.InetAddresses;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.HostNic;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.plan.Spot;
import io.tapfabric.planner.state.Count;
import io.tapfabric.planner.state.FilterState;
import io.tapfabric.planner.state.HostState;
import io.tapfabric.planner.state.QuotaUse;
import io.tapfabric.planner.state.SourceState;
import io.tapfabric.planner.state.TapFlowState;
import io.tapfabric.planner.state.TapServiceState;
import io.tapfabric.planner.state.Truncation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddress;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.BridgeName;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PortName;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ProblemCode;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.State;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.problems.ProblemBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.problems.ProblemKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sinks.Sink;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sinks.SinkBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sinks.SinkKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.Filter;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.FilterBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.FilterKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.Host;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.HostBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.HostKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.Quota;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.QuotaBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.QuotaKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapFlowKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapServiceKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.host.Nic;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.host.NicBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.host.UnclassifiedBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.host.UnwantedBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.DeliveredBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.LeftOut;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.LeftOutBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.OversizeBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.SentBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.Source;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.SourceBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.Truncated;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.TruncatedBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.left.out.RateBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.left.out.SampleBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.source.PlaceBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.source.PlaceKey;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

/**
 * The entries of {@code taps-state} as the YANG model has them.
 */
final class StateEntries {
    private StateEntries() {
    }

    static FilterKey key(final FilterId id) {
        return new FilterKey(new Id(id.value()));
    }

    static TapServiceKey key(final TapServiceId id) {
        return new TapServiceKey(new Id(id.value()));
    }

    static TapFlowKey key(final TapFlowId id) {
        return new TapFlowKey(new Id(id.value()));
    }

    static HostKey key(final io.tapfabric.planner.model.HostId id) {
        return new HostKey(new HostId(id.value()));
    }

    static QuotaKey key(final io.tapfabric.planner.model.Quota quota) {
        return new QuotaKey(quota.toString());
    }

    static Quota of(final QuotaUse use) {
        final var builder = new QuotaBuilder().withKey(key(use.quota())).setLimit(Uint32.valueOf(use.limit()))
            .setMostUsed(Uint32.valueOf(use.most()));
        use.by().map(ProblemText::printable).ifPresent(builder::setMostUsedBy);
        return builder.build();
    }

    static Filter of(final FilterState state) {
        return new FilterBuilder().withKey(key(state.id()))
            .setNumber(Uint32.valueOf(state.number().value()))
            .setTapFlow(state.tapFlows().stream().map(flow -> new Id(flow.value())).collect(Collectors.toSet()))
            .build();
    }

    static TapService of(final TapServiceState state) {
        return new TapServiceBuilder().withKey(key(state.id()))
            .setState(State.ofName(state.state().name()))
            .setSink(sinks(state.sinks()))
            .setTapFlows(Uint32.valueOf(state.tapFlows()))
            .setProblem(problems(state.problems()))
            .build();
    }

    static TapFlow of(final TapFlowState state) {
        return new TapFlowBuilder().withKey(key(state.id()))
            .setState(State.ofName(state.state().name()))
            .setNumber(Uint32.valueOf(state.number().value()))
            .setSource(state.sources().entrySet().stream().map(entry -> source(entry.getKey(), entry.getValue()))
                .collect(BindingMap.toMap()))
            .setSink(sinks(state.sinks()))
            .setSent(new SentBuilder().setPackets(packets(state.sent())).setBytes(bytes(state.sent())).build())
            .setDelivered(new DeliveredBuilder().setPackets(packets(state.delivered()))
                .setBytes(bytes(state.delivered())).build())
            .setOversize(new OversizeBuilder().setPackets(packets(state.oversize()))
                .setBytes(bytes(state.oversize())).build())
            .setLeftOut(leftOut(state))
            .setTruncated(truncated(state.truncated()))
            .setProblem(problems(state.problems()))
            .build();
    }

    static Host of(final HostState state) {
        final var builder = new HostBuilder().withKey(key(state.id()))
            .setOvsdbConnected(state.databaseConnected())
            .setOpenflowConnected(state.switchConnected())
            .setOvsVersion(ProblemText.printable(state.ovsVersion()))
            .setSchemaVersion(ProblemText.printable(state.schemaVersion()))
            .setNic(state.nics().values().stream().map(StateEntries::nic).collect(BindingMap.toMap()))
            .setGenerationApplied(Uint64.valueOf(state.generationApplied()))
            .setUnclassified(new UnclassifiedBuilder().setPackets(packets(state.unclassified()))
                .setBytes(bytes(state.unclassified())).build())
            .setUnwanted(new UnwantedBuilder().setPackets(packets(state.unwanted()))
                .setBytes(bytes(state.unwanted())).build())
            .setProblem(problems(state.problems()));
        address(state.address()).ifPresent(builder::setAddress);
        state.tunnelAddress().flatMap(StateEntries::address).ifPresent(builder::setTunnelAddress);
        state.tunnelInterface().map(name -> ProblemText.printable(name.value())).ifPresent(builder::setTunnelInterface);
        state.tunnelMtu().map(Uint32::valueOf).ifPresent(builder::setTunnelMtu);
        state.hostname().map(ProblemText::printable).ifPresent(builder::setHostname);
        state.datapathType().map(ProblemText::printable).ifPresent(builder::setDatapathType);
        state.lastError().map(ProblemText::printable).ifPresent(builder::setLastError);
        return builder.build();
    }

    private static LeftOut leftOut(final TapFlowState state) {
        return new LeftOutBuilder()
            .setFilter(new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.left.out
                .FilterBuilder().setPackets(packets(state.filtered())).setBytes(bytes(state.filtered())).build())
            .setSample(new SampleBuilder().setPackets(packets(state.notSampled()))
                .setBytes(bytes(state.notSampled())).build())
            .setRate(new RateBuilder().setPackets(packets(state.overRate()))
                .setBytes(bytes(state.overRate())).build())
            .build();
    }

    private static Truncated truncated(final Truncation cut) {
        return new TruncatedBuilder().setPackets(counter(cut.packets())).setBytesBefore(counter(cut.before()))
            .setBytesAfter(counter(cut.after())).build();
    }

    private static Nic nic(final HostNic nic) {
        final var builder = new NicBuilder().setName(ProblemText.printable(nic.name().value()))
            .setMac(new MacAddress(nic.mac().toString())).setMtu(Uint32.valueOf(nic.mtu()));
        nic.use().map(ProblemText::printable).ifPresent(builder::setUse);
        return builder.build();
    }

    private static Source source(final String id, final SourceState state) {
        return new SourceBuilder().setId(new Id(id))
            .setState(State.ofName(state.state().name()))
            .setPlace(places(state.spots()))
            .build();
    }

    /** By host and bridge; of two ports of one bridge, which a guest has while it moves, the first. */
    private static Map<PlaceKey, org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.source.Place>
            places(final List<Spot> spots) {
        final var ports = new LinkedHashMap<PlaceKey, Optional<Port>>();
        spots.forEach(spot -> ports.putIfAbsent(new PlaceKey(new BridgeName(spot.bridge().value()),
            new HostId(spot.host().value())), spot.port()));
        return ports.entrySet().stream().map(entry -> {
            final var builder = new PlaceBuilder().withKey(entry.getKey());
            entry.getValue().ifPresent(port -> builder.setPort(new PortName(port.name().value())));
            return builder.build();
        }).collect(BindingMap.toMap());
    }

    private static Map<SinkKey, Sink> sinks(final SortedSet<Place> sinks) {
        return sinks.stream().map(place -> new SinkBuilder().setHost(new HostId(place.host().value()))
            .setPort(new PortName(place.port().value())).build()).collect(BindingMap.toMap());
    }

    /** Foreign text that is no IP address has no place in the model; the host's problems speak of it. */
    private static Optional<IpAddress> address(final String text) {
        return InetAddresses.isInetAddress(text)
            ? Optional.of(IetfInetUtil.ipAddressFor(InetAddresses.forString(text))) : Optional.empty();
    }

    private static Map<ProblemKey, org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.problems.Problem> problems(
            final SortedSet<Problem> problems) {
        return ProblemText.of(problems).stream().map(text -> new ProblemBuilder()
            .withKey(new ProblemKey(ProblemCode.ofName(text.code()), text.subject()))
            .setMessage(text.message()).build()).collect(BindingMap.toMap());
    }

    private static Counter64 packets(final Count count) {
        return counter(count.packets());
    }

    private static Counter64 bytes(final Count count) {
        return counter(count.bytes());
    }

    private static Counter64 counter(final long value) {
        return new Counter64(Uint64.valueOf(value));
    }
}
