package io.tapfabric.impl.store;

import com.google.common.base.CharMatcher;
import com.google.common.net.InetAddresses;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.state.Count;
import io.tapfabric.planner.state.HostState;
import io.tapfabric.planner.state.TapFlowState;
import io.tapfabric.planner.state.TapServiceState;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddress;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PortName;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ProblemCode;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.State;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.problems.ProblemBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.problems.ProblemKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.Host;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.HostBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.HostKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapFlowKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapServiceKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.host.UnclassifiedBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.host.UnwantedBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.DeliveredBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.SentBuilder;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

/**
 * The entries of {@code taps-state} as the YANG model has them.
 */
final class StateEntries {
    private StateEntries() {
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

    private static ProblemKey key(final Problem problem) {
        return new ProblemKey(code(problem.code()), printable(problem.subject()));
    }

    static TapService of(final TapServiceState state) {
        final var builder = new TapServiceBuilder().withKey(key(state.id()))
            .setState(State.ofName(state.state().name()))
            .setTapFlows(Uint32.valueOf(state.tapFlows()))
            .setProblem(problems(state.problems()));
        state.sink().ifPresent(place -> builder.setHost(new HostId(place.host().value()))
            .setPort(new PortName(place.port().value())));
        return builder.build();
    }

    static TapFlow of(final TapFlowState state) {
        final var builder = new TapFlowBuilder().withKey(key(state.id()))
            .setState(State.ofName(state.state().name()))
            .setNumber(Uint32.valueOf(state.number().value()))
            .setSent(new SentBuilder().setPackets(packets(state.sent())).setBytes(bytes(state.sent())).build())
            .setDelivered(new DeliveredBuilder().setPackets(packets(state.delivered()))
                .setBytes(bytes(state.delivered())).build())
            .setProblem(problems(state.problems()));
        state.source().ifPresent(place -> builder.setSourceHost(new HostId(place.host().value()))
            .setSourcePort(new PortName(place.port().value())));
        state.sink().ifPresent(place -> builder.setSinkHost(new HostId(place.host().value()))
            .setSinkPort(new PortName(place.port().value())));
        return builder.build();
    }

    static Host of(final HostState state) {
        final var builder = new HostBuilder().withKey(key(state.id()))
            .setOvsdbConnected(state.databaseConnected())
            .setOpenflowConnected(state.switchConnected())
            .setOvsVersion(printable(state.ovsVersion()))
            .setSchemaVersion(printable(state.schemaVersion()))
            .setGenerationApplied(Uint64.valueOf(state.generationApplied()))
            .setUnclassified(new UnclassifiedBuilder().setPackets(packets(state.unclassified()))
                .setBytes(bytes(state.unclassified())).build())
            .setUnwanted(new UnwantedBuilder().setPackets(packets(state.unwanted()))
                .setBytes(bytes(state.unwanted())).build())
            .setProblem(problems(state.problems()));
        address(state.address()).ifPresent(builder::setAddress);
        state.tunnelAddress().flatMap(StateEntries::address).ifPresent(builder::setTunnelAddress);
        state.hostname().map(StateEntries::printable).ifPresent(builder::setHostname);
        state.datapathType().map(StateEntries::printable).ifPresent(builder::setDatapathType);
        state.lastError().map(StateEntries::printable).ifPresent(builder::setLastError);
        return builder.build();
    }

    /** Foreign text that YANG takes (RFC 7950 section 9.4) and that does nothing to a terminal. */
    private static String printable(final String text) {
        return CharMatcher.javaIsoControl().replaceFrom(text, '�');
    }

    /** Foreign text that is no IP address has no place in the model; the host's problems speak of it. */
    private static Optional<IpAddress> address(final String text) {
        return InetAddresses.isInetAddress(text)
            ? Optional.of(IetfInetUtil.ipAddressFor(InetAddresses.forString(text))) : Optional.empty();
    }

    /** By code and subject; what else there is to say of the same subject joins the message. */
    private static Map<ProblemKey, org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.problems.Problem> problems(
            final SortedSet<Problem> problems) {
        final var messages = new LinkedHashMap<ProblemKey, String>();
        problems.forEach(problem -> messages.merge(key(problem), problem.message(), (one, two) -> one + "; " + two));
        return messages.entrySet().stream()
            .map(entry -> new ProblemBuilder().withKey(entry.getKey()).setMessage(printable(entry.getValue())).build())
            .collect(BindingMap.toMap());
    }

    /** The model's name of a code: lower case, with hyphens. */
    static ProblemCode code(final Problem.Code code) {
        return ProblemCode.ofName(code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static Counter64 packets(final Count count) {
        return new Counter64(Uint64.valueOf(count.packets()));
    }

    private static Counter64 bytes(final Count count) {
        return new Counter64(Uint64.valueOf(count.bytes()));
    }
}
