package io.tapfabric.impl.rules;

import io.tapfabric.impl.store.IntentStore;
import io.tapfabric.impl.store.Unread;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapServiceId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.flow.Source;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.Filter;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeWithValue;

/**
 * Where the nodes of {@code taps} are in the data tree.
 */
final class Paths {
    private static final QName ID = QName.create(Taps.QNAME, "id").intern();
    private static final QName PRIORITY = QName.create(Taps.QNAME, "priority").intern();
    private static final QName SERVICE = QName.create(Taps.QNAME, "tap-service").intern();
    private static final QName SINK = QName.create(Taps.QNAME, "sink").intern();
    private static final QName KIND = QName.create(Taps.QNAME, "kind").intern();
    private static final QName GROUP = QName.create(Taps.QNAME, "group").intern();
    private static final QName MEMBER = QName.create(Taps.QNAME, "member").intern();

    private Paths() {
    }

    static YangInstanceIdentifier filter(final FilterId id) {
        return entry(IntentStore.TAPS, Filter.QNAME, id.value());
    }

    static YangInstanceIdentifier rule(final FilterId filter, final Unread.Where rule) {
        final var list = QName.create(Taps.QNAME, rule.list()).intern();
        return filter(filter).node(list).node(NodeIdentifierWithPredicates.of(list, PRIORITY,
            Uint16.valueOf(rule.key())));
    }

    static YangInstanceIdentifier service(final TapServiceId id) {
        return entry(IntentStore.TAPS, TapService.QNAME, id.value());
    }

    static YangInstanceIdentifier serviceOf(final TapFlowId flow, final TapServiceId service) {
        return flow(flow).node(SERVICE).node(new NodeWithValue<>(SERVICE, service.value()));
    }

    static YangInstanceIdentifier filterOf(final TapFlowId flow) {
        return flow(flow).node(Filter.QNAME);
    }

    static YangInstanceIdentifier priorityOf(final TapFlowId flow) {
        return flow(flow).node(PRIORITY);
    }

    static YangInstanceIdentifier source(final TapFlowId flow, final String sourceId) {
        return entry(flow(flow), Source.QNAME, sourceId);
    }

    static YangInstanceIdentifier sink(final TapServiceId service) {
        return service(service).node(SINK);
    }

    static YangInstanceIdentifier member(final TapServiceId group, final TapServiceId member) {
        return sink(group).node(KIND).node(GROUP).node(MEMBER)
            .node(NodeIdentifierWithPredicates.of(MEMBER, SERVICE, member.value()));
    }

    static YangInstanceIdentifier flow(final TapFlowId id) {
        return entry(IntentStore.TAPS, TapFlow.QNAME, id.value());
    }

    private static YangInstanceIdentifier entry(final YangInstanceIdentifier parent, final QName list,
            final String id) {
        return parent.node(list).node(NodeIdentifierWithPredicates.of(list, ID, id));
    }
}
