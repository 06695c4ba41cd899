package io.tapfabric.impl.rpc;

import com.google.common.collect.ImmutableMap;
import io.tapfabric.impl.store.Leaves;
import io.tapfabric.impl.store.ProblemText;
import io.tapfabric.planner.model.Problem;
import java.util.SortedSet;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;
import org.opendaylight.yangtools.yang.data.api.schema.LeafNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;
import org.opendaylight.yangtools.yang.data.api.schema.SystemMapNode;
import org.opendaylight.yangtools.yang.data.api.schema.builder.DataContainerNodeBuilder;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;

/** What the answers of several RPCs are built of. */
final class AnswerNodes {
    private static final NodeIdentifier PROBLEMS = Leaves.id("problem");
    private static final QName CODE = Leaves.id("code").getNodeType();
    private static final QName SUBJECT = Leaves.id("subject").getNodeType();

    private AnswerNodes() {
    }

    static SystemMapNode problems(final SortedSet<Problem> problems) {
        final var list = ImmutableNodes.newSystemMapBuilder().withNodeIdentifier(PROBLEMS);
        ProblemText.of(problems).forEach(problem -> list.withChild(problem(problem)));
        return list.build();
    }

    private static MapEntryNode problem(final ProblemText problem) {
        return entry(NodeIdentifierWithPredicates.of(PROBLEMS.getNodeType(),
                ImmutableMap.of(CODE, problem.code(), SUBJECT, problem.subject())))
            .withChild(leaf("code", problem.code())).withChild(leaf("subject", problem.subject()))
            .withChild(leaf("message", problem.message())).build();
    }

    static DataContainerNodeBuilder<NodeIdentifierWithPredicates, MapEntryNode> entry(
            final NodeIdentifierWithPredicates id) {
        return ImmutableNodes.newMapEntryBuilder().withNodeIdentifier(id);
    }

    static <T> LeafNode<T> leaf(final String name, final T value) {
        return ImmutableNodes.leafNode(Leaves.id(name), value);
    }
}
