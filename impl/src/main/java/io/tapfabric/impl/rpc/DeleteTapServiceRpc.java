package io.tapfabric.impl.rpc;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import io.tapfabric.impl.rules.Violation;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapServiceId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadWriteTransaction;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.mdsal.common.api.DataValidationFailedException;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.common.api.OptimisticLockFailedException;
import org.opendaylight.mdsal.common.api.TransactionCommitFailedException;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.DeleteTapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.DeleteTapServiceInput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.DeleteTapServiceOutput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.DeleteTapServiceOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.Group;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.group.group.MemberKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.service.Sink;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapServiceKey;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcError;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

/**
 * Answers the RPC {@code delete-tap-service}: a tap-service goes in one commit with the tap-flows that name no other,
 * and is taken from those that do; or nothing is changed.
 */
public final class DeleteTapServiceRpc implements DeleteTapService, AutoCloseable {
    private static final InstanceIdentifier<Taps> TAPS = InstanceIdentifier.create(Taps.class);

    private final DataBroker broker;
    private final Executor executor;
    private final Registration registration;

    /**
     * Registers the RPC.
     *
     * @param executor looks for the tap-flows
     */
    public DeleteTapServiceRpc(final RpcProviderService rpcs, final DataBroker broker, final Executor executor) {
        this.broker = broker;
        this.executor = executor;
        registration = rpcs.registerRpcImplementation(this);
    }

    @Override
    public void close() {
        registration.close();
    }

    @Override
    public ListenableFuture<RpcResult<DeleteTapServiceOutput>> invoke(final DeleteTapServiceInput input) {
        final var id = input.getId();
        if (id == null) {
            return refused(List.of(error(ErrorTag.MISSING_ELEMENT, "input has no id, which is mandatory")));
        }
        final var tx = broker.newReadWriteTransaction();
        return tx.read(LogicalDatastoreType.CONFIGURATION, TAPS).transformAsync(taps ->
            delete(tx, id, Boolean.TRUE.equals(input.getCascade()), taps), executor);
    }

    private ListenableFuture<RpcResult<DeleteTapServiceOutput>> delete(final ReadWriteTransaction tx, final Id id,
            final boolean cascade, final Optional<Taps> taps) {
        final var service = new TapServiceKey(id);
        if (taps.filter(stored -> stored.nonnullTapService().containsKey(service)).isEmpty()) {
            tx.cancel();
            return refused(List.of(error(ErrorTag.DATA_MISSING, "tap-service '" + id.getValue()
                + "' does not exist; allowed: the id of an existing tap-service")));
        }
        final var groups = taps.stream().flatMap(stored -> stored.nonnullTapService().values().stream())
            .filter(other -> hasMember(other, id)).map(other -> TapServiceId.of(other.requireId().getValue()))
            .collect(Collectors.toCollection(TreeSet::new));
        if (!groups.isEmpty()) {
            return inUse(tx, new Violation.MemberInUse(TapServiceId.of(id.getValue()), groups));
        }
        final var flows = taps.stream().flatMap(stored -> stored.nonnullTapFlow().values().stream())
            .filter(flow -> flow.requireTapService().contains(id))
            .sorted(Comparator.comparing(flow -> flow.requireId().getValue())).toList();
        if (!cascade && !flows.isEmpty()) {
            return inUse(tx, new Violation.ServiceInUse(TapServiceId.of(id.getValue()), flows.stream()
                .map(flow -> TapFlowId.of(flow.requireId().getValue()))
                .collect(Collectors.toCollection(TreeSet::new))));
        }
        final var without = flows.stream().collect(Collectors.partitioningBy(flow ->
            flow.requireTapService().size() > 1));
        final var kept = without.getOrDefault(true, List.of());
        kept.forEach(flow -> tx.put(LogicalDatastoreType.CONFIGURATION, path(flow), new TapFlowBuilder(flow)
            .setTapService(ImmutableSet.copyOf(Sets.difference(flow.requireTapService(), Set.of(id)))).build()));
        final var deleted = without.getOrDefault(false, List.of());
        deleted.forEach(flow -> tx.delete(LogicalDatastoreType.CONFIGURATION, path(flow)));
        tx.delete(LogicalDatastoreType.CONFIGURATION, TAPS.child(TapService.class, service));
        final var done = RpcResultBuilder.success(new DeleteTapServiceOutputBuilder().setTapFlow(ids(deleted))
            .setKeptTapFlow(ids(kept)).build()).build();
        return tx.commit().transform(info -> done, MoreExecutors.directExecutor())
            .catchingAsync(TransactionCommitFailedException.class, failure -> refused(errors(failure)),
                MoreExecutors.directExecutor());
    }

    private static InstanceIdentifier<TapFlow> path(final TapFlow flow) {
        return TAPS.child(TapFlow.class, flow.key());
    }

    private static Set<Id> ids(final List<TapFlow> flows) {
        return flows.stream().map(TapFlow::requireId).collect(ImmutableSet.toImmutableSet());
    }

    /** Whether a tap-service is a group with this member. No cascade goes there: a group would be another one. */
    private static boolean hasMember(final TapService service,
            final Id member) {
        return Optional.ofNullable(service.getSink()).map(Sink::getKind).filter(Group.class::isInstance)
            .map(Group.class::cast).map(Group::getGroup)
            .filter(group -> group.nonnullMember().containsKey(new MemberKey(member))).isPresent();
    }

    private static ListenableFuture<RpcResult<DeleteTapServiceOutput>> inUse(final ReadWriteTransaction tx,
            final Violation violation) {
        tx.cancel();
        return refused(List.of(error(violation.tag(), violation.sentence())));
    }

    /** What a commit failed of: a rule that a change at the same time would have broken, or that change itself. */
    private static List<RpcError> errors(final TransactionCommitFailedException failure) {
        if (failure instanceof OptimisticLockFailedException) {
            return List.of(error(ErrorTag.IN_USE, "somebody else changed the same at the same time: try again"));
        }
        return Throwables.getCausalChain(failure).stream().filter(DataValidationFailedException.class::isInstance)
            .map(DataValidationFailedException.class::cast).findFirst().map(DataValidationFailedException::getErrorList)
            .orElseGet(failure::getErrorList);
    }

    private static ListenableFuture<RpcResult<DeleteTapServiceOutput>> refused(final List<RpcError> errors) {
        return Futures.immediateFuture(RpcResultBuilder.<DeleteTapServiceOutput>failed().withRpcErrors(errors)
            .build());
    }

    private static RpcError error(final ErrorTag tag, final String sentence) {
        return RpcResultBuilder.newError(ErrorType.APPLICATION, tag, sentence);
    }
}
