package io.tapfabric.impl.rpc;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import io.tapfabric.impl.rules.RefusedException;
import io.tapfabric.impl.rules.Rules;
import io.tapfabric.impl.store.AskedReader;
import io.tapfabric.impl.store.IntentStore;
import io.tapfabric.impl.store.Leaves;
import io.tapfabric.impl.store.Numbers;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.plan.Planner;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMRpcIdentifier;
import org.opendaylight.mdsal.dom.api.DOMRpcImplementation;
import org.opendaylight.mdsal.dom.api.DOMRpcProviderService;
import org.opendaylight.mdsal.dom.api.DOMRpcResult;
import org.opendaylight.mdsal.dom.spi.DefaultDOMRpcResult;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Plan;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;

/**
 * Answers the RPC {@code plan}: plans what is stored, and what would be stored, for the hosts as they are now, with the
 * numbers that the tap-flows have or would get, and tells the difference. Nothing is stored or applied. The lists of
 * the input are those of {@code taps}, so one reader reads both.
 */
public final class PlanRpc implements DOMRpcImplementation, AutoCloseable {
    private static final NodeIdentifier DELETED_FILTERS = Leaves.id("delete-filter");
    private static final NodeIdentifier DELETED_SERVICES = Leaves.id("delete-tap-service");
    private static final NodeIdentifier DELETED_FLOWS = Leaves.id("delete-tap-flow");

    private final DOMDataBroker broker;
    private final Supplier<Numbers> numbers;
    private final Supplier<ListenableFuture<Inventory>> inventory;
    private final Executor executor;
    private final Registration registration;

    /**
     * Registers the RPC.
     *
     * @param numbers gives each call its own tap-flow numbers
     * @param inventory what exists now
     * @param executor does the planning
     */
    public PlanRpc(final DOMRpcProviderService rpcs, final DOMDataBroker broker, final Supplier<Numbers> numbers,
            final Supplier<ListenableFuture<Inventory>> inventory, final Executor executor) {
        this.broker = broker;
        this.numbers = numbers;
        this.inventory = inventory;
        this.executor = executor;
        registration = rpcs.registerRpcImplementation(this, DOMRpcIdentifier.create(Plan.QNAME));
    }

    @Override
    public void close() {
        registration.close();
    }

    @Override
    public ListenableFuture<DOMRpcResult> invokeRpc(final DOMRpcIdentifier type, final ContainerNode input) {
        final var tx = broker.newReadOnlyTransaction();
        final var stored = tx.read(LogicalDatastoreType.CONFIGURATION, IntentStore.TAPS);
        final var existing = inventory.get();
        final var answer = Futures.whenAllSucceed(stored, existing).call(() ->
            answer(input, Futures.getDone(stored), Futures.getDone(existing)), executor);
        answer.addListener(tx::close, MoreExecutors.directExecutor());
        return answer;
    }

    private DOMRpcResult answer(final ContainerNode input, final Optional<NormalizedNode> stored,
            final Inventory existing) {
        final var reader = new AskedReader();
        final var before = reader.read(stored);
        final var change = new Change(reader.read(input), ids(input, DELETED_FILTERS),
            ids(input, DELETED_SERVICES), ids(input, DELETED_FLOWS));
        final var mistakes = change.mistakes(before);
        if (!mistakes.isEmpty()) {
            return new DefaultDOMRpcResult(mistakes.stream().map(mistake -> RpcResultBuilder.newError(
                ErrorType.APPLICATION, mistake.tag(), mistake.sentence())).toList());
        }
        final var after = change.appliedTo(before);
        final var violations = Rules.violations(before, after);
        if (!violations.isEmpty()) {
            return new DefaultDOMRpcResult(new RefusedException(violations).getErrorList());
        }
        final var given = numbers.get();
        return new DefaultDOMRpcResult(PlanAnswer.of(DryRun.between(
            Planner.plan(before.intents(0, given), existing), Planner.plan(after.intents(0, given), existing))));
    }

    private static SortedSet<String> ids(final ContainerNode input, final NodeIdentifier leafList) {
        return Leaves.texts(input, leafList).collect(Collectors.toCollection(TreeSet::new));
    }
}
