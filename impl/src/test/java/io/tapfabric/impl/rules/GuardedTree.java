package io.tapfabric.impl.rules;

import io.tapfabric.impl.store.IntentStore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.opendaylight.mdsal.binding.runtime.spi.BindingRuntimeHelpers;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCandidate;
import org.opendaylight.mdsal.dom.api.DOMDataTreeIdentifier;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.flow.Source;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.service.Sink;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.Filter;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;
import org.opendaylight.yangtools.yang.data.api.schema.ChoiceNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.api.schema.SystemLeafSetNode;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;
import org.opendaylight.yangtools.yang.data.tree.api.DataTree;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidateNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeConfiguration;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeModification;
import org.opendaylight.yangtools.yang.data.tree.api.DataValidationFailedException;
import org.opendaylight.yangtools.yang.data.tree.impl.di.InMemoryDataTreeFactory;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/**
 * A data tree with a commit cohort, which commits as MD-SAL's distributed data store does: validate, prepare, ask the
 * cohort, commit. MD-SAL's own test broker takes no cohorts.
 */
final class GuardedTree {
    static final EffectiveModelContext MODEL = BindingRuntimeHelpers.createEffectiveModel(Taps.class);
    private static final QName ID = QName.create(Taps.QNAME, "id");

    private final DataTree tree = new InMemoryDataTreeFactory().create(DataTreeConfiguration.DEFAULT_CONFIGURATION,
        MODEL);
    private final RuleCohort cohort = new RuleCohort();

    /** Commits a change; the refusal if the cohort refuses it. */
    Optional<RefusedException> commit(final Consumer<DataTreeModification> change)
            throws DataValidationFailedException, InterruptedException {
        final var modification = tree.takeSnapshot().newModification();
        change.accept(modification);
        modification.ready();
        tree.validate(modification);
        final var prepared = tree.prepare(modification);
        try {
            cohort.canCommit("tx", MODEL, List.of(new Candidate(prepared.getRootNode()))).get();
        } catch (ExecutionException e) {
            return Optional.of((RefusedException) e.getCause());
        }
        tree.commit(prepared);
        return Optional.empty();
    }

    /** What is stored now. */
    Optional<NormalizedNode> stored() {
        return tree.takeSnapshot().readNode(IntentStore.TAPS);
    }

    static void putService(final DataTreeModification change, final String id, final String ifaceId) {
        final var path = entry(IntentStore.TAPS, TapService.QNAME, id);
        parents(change, TapService.QNAME);
        change.write(path, ImmutableNodes.newMapEntryBuilder()
            .withNodeIdentifier((NodeIdentifierWithPredicates) path.getLastPathArgument())
            .withChild(ImmutableNodes.leafNode(ID, id))
            .withChild(ImmutableNodes.newContainerBuilder().withNodeIdentifier(NodeIdentifier.create(Sink.QNAME))
                .withChild(kind(ifaceId)).build()).build());
    }

    static void putFlow(final DataTreeModification change, final String id, final String service,
            final String ifaceId) {
        putFlow(change, id, service, kind(ifaceId));
    }

    private static void putFlow(final DataTreeModification change, final String id, final String service,
            final ChoiceNode kind) {
        final var path = entry(IntentStore.TAPS, TapFlow.QNAME, id);
        final var source = NodeIdentifierWithPredicates.of(Source.QNAME, ID, "x");
        parents(change, TapFlow.QNAME);
        change.write(path, ImmutableNodes.newMapEntryBuilder()
            .withNodeIdentifier((NodeIdentifierWithPredicates) path.getLastPathArgument())
            .withChild(ImmutableNodes.leafNode(ID, id))
            .withChild(services(service))
            .withChild(ImmutableNodes.newSystemMapBuilder().withNodeIdentifier(NodeIdentifier.create(Source.QNAME))
                .withChild(ImmutableNodes.newMapEntryBuilder().withNodeIdentifier(source)
                    .withChild(ImmutableNodes.leafNode(ID, "x")).withChild(kind).build()).build()).build());
    }

    /** Several are joined by commas. */
    private static SystemLeafSetNode<String> services(final String services) {
        final var name = QName.create(Taps.QNAME, "tap-service");
        final var nodes = ImmutableNodes.<String>newSystemLeafSetBuilder()
            .withNodeIdentifier(NodeIdentifier.create(name));
        Arrays.stream(services.split(",")).forEach(service -> nodes.withChild(
            ImmutableNodes.leafSetEntry(name, service)));
        return nodes.build();
    }

    /** A tap-flow from a guest's NIC with an address, whatever that is: the data tree has no say in it. */
    static void putGuest(final DataTreeModification change, final String id, final String service, final String ip) {
        putFlow(change, id, service, kind(ImmutableNodes.newContainerBuilder().withNodeIdentifier(node("guest"))
            .withChild(ImmutableNodes.leafNode(node("vm-id"), "vm")).withChild(ImmutableNodes.leafNode(node("ip"), ip))
            .build()));
    }

    /**
     * A filter with one rule.
     *
     * @param list {@code in} or {@code out}
     * @param criteria leaves as {@code name=value}; of a leaf-list, its values joined by commas, none for a leaf
     */
    static void putFilter(final DataTreeModification change, final String id, final String list, final int priority,
            final String... criteria) {
        final var path = entry(IntentStore.TAPS, Filter.QNAME, id);
        final var key = QName.create(Taps.QNAME, "priority");
        final var name = QName.create(Taps.QNAME, list);
        final var rule = ImmutableNodes.newMapEntryBuilder()
            .withNodeIdentifier(NodeIdentifierWithPredicates.of(name, key, Uint16.valueOf(priority)))
            .withChild(ImmutableNodes.leafNode(key, Uint16.valueOf(priority)))
            .withChild(ImmutableNodes.leafNode(node("action"), "accept"));
        final var flags = ImmutableNodes.newContainerBuilder().withNodeIdentifier(node("tcp-flags"));
        for (var criterion : criteria) {
            final var parts = criterion.split("=", 2);
            switch (parts[0]) {
                case "set", "unset" -> flags.withChild(leaves(parts[0], parts[1]));
                case "vlan", "source-port", "destination-port" -> rule.withChild(leaves(parts[0], parts[1]));
                default -> rule.withChild(ImmutableNodes.leafNode(node(parts[0]), parts[1]));
            }
        }
        parents(change, Filter.QNAME);
        change.write(path, ImmutableNodes.newMapEntryBuilder()
            .withNodeIdentifier((NodeIdentifierWithPredicates) path.getLastPathArgument())
            .withChild(ImmutableNodes.leafNode(ID, id))
            .withChild(ImmutableNodes.newSystemMapBuilder().withNodeIdentifier(NodeIdentifier.create(name))
                .withChild(rule.withChild(flags.build()).build()).build()).build());
    }

    private static DataContainerChild leaves(final String list, final String values) {
        final var leaves = ImmutableNodes.<String>newSystemLeafSetBuilder().withNodeIdentifier(node(list));
        for (var value : values.split(",")) {
            leaves.withChildValue(value);
        }
        return leaves.build();
    }

    /** Lets a tap-flow that is there name a filter. */
    static void putFilterOf(final DataTreeModification change, final String flow, final String filter) {
        change.write(entry(IntentStore.TAPS, TapFlow.QNAME, flow).node(Filter.QNAME),
            ImmutableNodes.leafNode(Filter.QNAME, filter));
    }

    /** Gives a tap-flow that is there a priority. */
    static void putPriorityOf(final DataTreeModification change, final String flow, final int priority) {
        final var leaf = QName.create(Taps.QNAME, "priority");
        change.write(entry(IntentStore.TAPS, TapFlow.QNAME, flow).node(leaf),
            ImmutableNodes.leafNode(leaf, Uint16.valueOf(priority)));
    }

    static void deleteFilter(final DataTreeModification change, final String id) {
        change.delete(entry(IntentStore.TAPS, Filter.QNAME, id));
    }

    static void deleteService(final DataTreeModification change, final String id) {
        change.delete(entry(IntentStore.TAPS, TapService.QNAME, id));
    }

    static void deleteFlow(final DataTreeModification change, final String id) {
        change.delete(entry(IntentStore.TAPS, TapFlow.QNAME, id));
    }

    private static void parents(final DataTreeModification change, final QName list) {
        change.merge(IntentStore.TAPS, ImmutableNodes.newContainerBuilder()
            .withNodeIdentifier(NodeIdentifier.create(Taps.QNAME)).build());
        change.merge(IntentStore.TAPS.node(list), ImmutableNodes.newSystemMapBuilder()
            .withNodeIdentifier(NodeIdentifier.create(list)).build());
    }

    private static YangInstanceIdentifier entry(final YangInstanceIdentifier parent, final QName list,
            final String id) {
        return parent.node(list).node(NodeIdentifierWithPredicates.of(list, ID, id));
    }

    private static ChoiceNode kind(final String ifaceId) {
        return kind(ImmutableNodes.leafNode(node("iface-id"), ifaceId));
    }

    private static ChoiceNode kind(final DataContainerChild by) {
        return ImmutableNodes.newChoiceBuilder().withNodeIdentifier(node("kind"))
            .withChild(ImmutableNodes.newContainerBuilder().withNodeIdentifier(node("vnic"))
                .withChild(ImmutableNodes.newChoiceBuilder().withNodeIdentifier(node("by")).withChild(by).build())
                .build()).build();
    }

    private static NodeIdentifier node(final String name) {
        return NodeIdentifier.create(QName.create(Taps.QNAME, name));
    }

    private record Candidate(DataTreeCandidateNode root) implements DOMDataTreeCandidate {
        @Override
        public DOMDataTreeIdentifier getRootPath() {
            return DOMDataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION, YangInstanceIdentifier.of());
        }

        @Override
        public DataTreeCandidateNode getRootNode() {
            return root;
        }
    }
}
