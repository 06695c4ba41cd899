package io.tapfabric.impl.rpc;

import com.google.common.collect.ImmutableMap;
import io.tapfabric.impl.store.Leaves;
import io.tapfabric.impl.store.ProblemText;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.TapFlowId;
import java.util.List;
import java.util.Locale;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PlanOutput;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;

/**
 * The output of the RPC {@code plan} as the YANG model has it.
 */
final class PlanAnswer {
    private static final NodeIdentifier FLOWS = Leaves.id("tap-flow");
    private static final NodeIdentifier HOSTS = Leaves.id("host");
    private static final NodeIdentifier CHANGES = Leaves.id("change");
    private static final QName ID = Leaves.id("id").getNodeType();
    private static final QName KIND = Leaves.id("kind").getNodeType();
    private static final QName KEY = Leaves.id("key").getNodeType();

    private PlanAnswer() {
    }

    static ContainerNode of(final DryRun dryRun) {
        final var flows = ImmutableNodes.newSystemMapBuilder().withNodeIdentifier(FLOWS);
        dryRun.flows().forEach((id, outcome) -> flows.withChild(flow(id, outcome)));
        final var hosts = ImmutableNodes.newSystemMapBuilder().withNodeIdentifier(HOSTS);
        dryRun.hosts().forEach((id, steps) -> hosts.withChild(host(id, steps)));
        return ImmutableNodes.newContainerBuilder().withNodeIdentifier(NodeIdentifier.create(PlanOutput.QNAME))
            .withChild(flows.build()).withChild(hosts.build()).build();
    }

    private static MapEntryNode flow(final TapFlowId id, final DryRun.Outcome outcome) {
        return AnswerNodes.entry(NodeIdentifierWithPredicates.of(FLOWS.getNodeType(), ID, id.value()))
            .withChild(AnswerNodes.leaf("id", id.value()))
            .withChild(AnswerNodes.leaf("effect", outcome.effect().name().toLowerCase(Locale.ROOT).replace('_', '-')))
            .withChild(AnswerNodes.problems(outcome.problems())).build();
    }

    private static MapEntryNode host(final HostId id, final List<DryRun.Step> steps) {
        final var changes = ImmutableNodes.newSystemMapBuilder().withNodeIdentifier(CHANGES);
        steps.forEach(step -> changes.withChild(change(step)));
        return AnswerNodes.entry(NodeIdentifierWithPredicates.of(HOSTS.getNodeType(), ID, id.value()))
            .withChild(AnswerNodes.leaf("id", id.value())).withChild(changes.build()).build();
    }

    private static MapEntryNode change(final DryRun.Step step) {
        final var kind = step.kind().name().toLowerCase(Locale.ROOT);
        final var key = ProblemText.printable(step.key());
        final var change = AnswerNodes.entry(NodeIdentifierWithPredicates.of(CHANGES.getNodeType(),
                ImmutableMap.of(KIND, kind, KEY, key)))
            .withChild(AnswerNodes.leaf("kind", kind)).withChild(AnswerNodes.leaf("key", key));
        step.before().ifPresent(text -> change.withChild(AnswerNodes.leaf("before", ProblemText.printable(text))));
        step.after().ifPresent(text -> change.withChild(AnswerNodes.leaf("after", ProblemText.printable(text))));
        return change.build();
    }
}
