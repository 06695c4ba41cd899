package io.tapfabric.impl.rpc;

import com.google.common.collect.ImmutableMap;
import io.tapfabric.impl.store.Leaves;
import io.tapfabric.planner.explain.Explanation;
import io.tapfabric.planner.explain.PacketWords;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.state.Assessment;
import io.tapfabric.planner.state.Caveats;
import io.tapfabric.planner.state.FabricState;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ExplainOutput;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeWithValue;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;
import org.opendaylight.yangtools.yang.data.api.schema.SystemLeafSetNode;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;

/**
 * The output of the RPC {@code explain} as the YANG model has it.
 *
 * @param state what is known of every tap-flow
 */
record ExplainAnswer(FabricState state) {
    private static final NodeIdentifier CAVEATS = Leaves.id("caveat");
    private static final NodeIdentifier PLACES = Leaves.id("place");
    private static final NodeIdentifier FLOWS = Leaves.id("tap-flow");
    private static final NodeIdentifier ARRIVALS = Leaves.id("arrival");
    private static final NodeIdentifier COLLECTOR = Leaves.id("collector");
    private static final NodeIdentifier STEPS = Leaves.id("step");
    private static final QName HOST = Leaves.id("host").getNodeType();
    private static final QName PORT = Leaves.id("port").getNodeType();
    private static final QName ID = Leaves.id("id").getNodeType();
    private static final QName NR = Leaves.id("nr").getNodeType();

    static ContainerNode of(final List<Explanation> explanations, final Planned planned) {
        final var answer = new ExplainAnswer(Assessment.of(planned.plan(), planned.reports()));
        final var places = ImmutableNodes.newSystemMapBuilder().withNodeIdentifier(PLACES);
        explanations.forEach(explanation -> places.withChild(answer.place(explanation)));
        return ImmutableNodes.newContainerBuilder().withNodeIdentifier(NodeIdentifier.create(ExplainOutput.QNAME))
            .withChild(caveats(Caveats.of(planned.plan(), planned.reports(), hosts(explanations))))
            .withChild(places.build()).build();
    }

    /** The hosts that the packet or a copy of it comes to. */
    private static Set<HostId> hosts(final List<Explanation> explanations) {
        return explanations.stream().flatMap(explanation -> Stream.concat(Stream.of(explanation.place().host()),
            explanation.fates().stream().flatMap(fate -> fate.steps().stream()).map(Explanation.Step::host)))
            .collect(Collectors.toSet());
    }

    private static SystemLeafSetNode<String> caveats(final List<String> sentences) {
        final var list = ImmutableNodes.<String>newSystemLeafSetBuilder().withNodeIdentifier(CAVEATS);
        sentences.forEach(sentence -> list.withChild(
            ImmutableNodes.leafSetEntry(new NodeWithValue<>(CAVEATS.getNodeType(), sentence))));
        return list.build();
    }

    private MapEntryNode place(final Explanation explanation) {
        final var flows = ImmutableNodes.newSystemMapBuilder().withNodeIdentifier(FLOWS);
        explanation.fates().forEach(fate -> flows.withChild(flow(fate)));
        return AnswerNodes.entry(NodeIdentifierWithPredicates.of(PLACES.getNodeType(), ImmutableMap.of(
                HOST, explanation.place().host().value(), PORT, explanation.place().port().value())))
            .withChild(AnswerNodes.leaf("host", explanation.place().host().value()))
            .withChild(AnswerNodes.leaf("port", explanation.place().port().value()))
            .withChild(AnswerNodes.leaf("packet", PacketWords.of(explanation.packet())))
            .withChild(flows.build()).build();
    }

    private MapEntryNode flow(final Explanation.Fate fate) {
        final var arrivals = ImmutableNodes.newSystemMapBuilder().withNodeIdentifier(ARRIVALS);
        for (int nr = 0; nr < fate.arrivals().size(); nr++) {
            arrivals.withChild(arrival(nr + 1, fate.arrivals().get(nr)));
        }
        final var steps = ImmutableNodes.newSystemMapBuilder().withNodeIdentifier(STEPS);
        for (int nr = 0; nr < fate.steps().size(); nr++) {
            steps.withChild(step(nr + 1, fate.steps().get(nr)));
        }
        final var id = fate.flow().value();
        return AnswerNodes.entry(NodeIdentifierWithPredicates.of(FLOWS.getNodeType(), ID, id))
            .withChild(AnswerNodes.leaf("id", id))
            .withChild(AnswerNodes.leaf("number", Uint32.valueOf(fate.number().value())))
            .withChild(AnswerNodes.leaf("because", fate.because()))
            .withChild(arrivals.build()).withChild(steps.build())
            .withChild(AnswerNodes.problems(problems(fate.flow()))).build();
    }

    private SortedSet<Problem> problems(final TapFlowId flow) {
        return state.flows().get(flow).problems();
    }

    private static MapEntryNode arrival(final int nr, final Explanation.Arrival arrival) {
        final var entry = AnswerNodes.entry(numbered(ARRIVALS, nr))
            .withChild(AnswerNodes.leaf("nr", Uint32.valueOf(nr)))
            .withChild(AnswerNodes.leaf("host", arrival.at().host().value()))
            .withChild(AnswerNodes.leaf("port", arrival.at().port().value()))
            .withChild(AnswerNodes.leaf("octets", Uint32.valueOf(arrival.octets())));
        arrival.vlan().ifPresent(vlan -> entry.withChild(AnswerNodes.leaf("vlan", Uint16.valueOf(vlan))));
        arrival.to().map(ExplainAnswer::collector).ifPresent(entry::withChild);
        return entry.build();
    }

    private static ContainerNode collector(final Explanation.Collector collector) {
        return ImmutableNodes.newContainerBuilder().withNodeIdentifier(COLLECTOR)
            .withChild(AnswerNodes.leaf("address", collector.address()))
            .withChild(AnswerNodes.leaf("encapsulation", collector.encapsulation()))
            .withChild(AnswerNodes.leaf("identity", Uint32.valueOf(collector.identity()))).build();
    }

    private static NodeIdentifierWithPredicates numbered(final NodeIdentifier list, final int nr) {
        return NodeIdentifierWithPredicates.of(list.getNodeType(), NR, Uint32.valueOf(nr));
    }

    private static MapEntryNode step(final int nr, final Explanation.Step step) {
        final var table = step.flow().key().table();
        return AnswerNodes.entry(numbered(STEPS, nr))
            .withChild(AnswerNodes.leaf("nr", Uint32.valueOf(nr)))
            .withChild(AnswerNodes.leaf("host", step.host().value()))
            .withChild(AnswerNodes.leaf("table", Uint8.valueOf(table.number())))
            .withChild(AnswerNodes.leaf("table-name", table.name()))
            .withChild(AnswerNodes.leaf("flow", step.flow().text())).build();
    }
}
