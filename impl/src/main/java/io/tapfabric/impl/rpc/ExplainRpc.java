package io.tapfabric.impl.rpc;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import io.tapfabric.impl.store.Leaves;
import io.tapfabric.impl.store.Nics;
import io.tapfabric.planner.explain.Explainer;
import io.tapfabric.planner.explain.PacketText;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.plan.SourcePorts;
import io.tapfabric.planner.simulate.Packet;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.opendaylight.mdsal.dom.api.DOMRpcIdentifier;
import org.opendaylight.mdsal.dom.api.DOMRpcImplementation;
import org.opendaylight.mdsal.dom.api.DOMRpcProviderService;
import org.opendaylight.mdsal.dom.api.DOMRpcResult;
import org.opendaylight.mdsal.dom.spi.DefaultDOMRpcResult;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Explain;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;

/**
 * Answers the RPC {@code explain}. It is the plan that answers, not the hosts; where a host may do something else, the
 * answer says so. The source is named as in {@code taps}, so one reader reads both.
 */
public final class ExplainRpc implements DOMRpcImplementation, AutoCloseable {
    private static final NodeIdentifier SOURCE = Leaves.id("source");
    private static final NodeIdentifier DIRECTION = Leaves.id("direction");
    private static final NodeIdentifier PACKET = Leaves.id("packet");

    private final Supplier<ListenableFuture<Planned>> planned;
    private final Executor executor;
    private final Registration registration;

    /**
     * Registers the RPC.
     *
     * @param planned what is planned now
     * @param executor does the work
     */
    public ExplainRpc(final DOMRpcProviderService rpcs, final Supplier<ListenableFuture<Planned>> planned,
            final Executor executor) {
        this.planned = planned;
        this.executor = executor;
        registration = rpcs.registerRpcImplementation(this, DOMRpcIdentifier.create(Explain.QNAME));
    }

    @Override
    public void close() {
        registration.close();
    }

    @Override
    public ListenableFuture<DOMRpcResult> invokeRpc(final DOMRpcIdentifier type, final ContainerNode input) {
        return Futures.transform(planned.get(), now -> answer(input, now), executor);
    }

    private static DOMRpcResult answer(final ContainerNode input, final Planned now) {
        final var packet = Leaves.text(input, PACKET);
        final var source = Leaves.container(input, SOURCE).flatMap(Nics::of);
        if (packet.isEmpty() || source.isEmpty()) {
            return failure(ErrorTag.MISSING_ELEMENT, "input has no " + (packet.isEmpty() ? "packet" : "source")
                + ", which is mandatory");
        }
        return answer(source.orElseThrow(), !Leaves.text(input, DIRECTION).equals(Optional.of("IN")),
            packet.orElseThrow(), now);
    }

    private static DOMRpcResult answer(final NicSelector source, final boolean sent, final String text,
            final Planned now) {
        final var found = SourcePorts.of(source, now.inventory());
        if (!found.usable()) {
            return failure(found.places().isEmpty() ? ErrorTag.DATA_MISSING : ErrorTag.INVALID_VALUE,
                found.problems().stream().map(Problem::message).collect(Collectors.joining(" "))
                    + " Allowed: a NIC that a tap-flow can have as a source.");
        }
        final Packet packet;
        try {
            packet = PacketText.read(text);
        } catch (IllegalArgumentException e) {
            return failure(ErrorTag.INVALID_VALUE, e.getMessage());
        }
        final var explainer = new Explainer(now.inventory(), now.plan());
        return found.places().stream().flatMap(place -> explainer.objection(place, packet).stream()).findFirst()
            .map(objection -> failure(ErrorTag.INVALID_VALUE, objection))
            .orElseGet(() -> new DefaultDOMRpcResult(ExplainAnswer.of(found.places().stream()
                .map(place -> explainer.explain(place, sent, packet)).toList(), now)));
    }

    private static DOMRpcResult failure(final ErrorTag tag, final String sentence) {
        return new DefaultDOMRpcResult(RpcResultBuilder.newError(ErrorType.APPLICATION, tag, sentence));
    }
}
