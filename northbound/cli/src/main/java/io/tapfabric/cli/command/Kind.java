package io.tapfabric.cli.command;

import io.tapfabric.cli.store.IntentList;
import io.tapfabric.cli.store.Subset;
import io.tapfabric.cli.view.Columns;
import io.tapfabric.cli.view.FilterView;
import io.tapfabric.cli.view.Table;
import io.tapfabric.cli.view.TapFlowView;
import io.tapfabric.cli.view.TapServiceView;
import java.util.Collection;
import java.util.function.BiFunction;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.Filter;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yangtools.yang.binding.DataObject;

/**
 * A kind of intent, as far as the commands differ by kind and not by option.
 *
 * @param list where intents of this kind are
 * @param subset some of them with their states, for JSON
 * @param columns some of them with their states, for people
 * @param sheet one of them with all that is known, for people
 */
record Kind<T extends DataObject>(IntentList<T> list, BiFunction<Collection<T>, TapsState, Subset> subset,
        Columns<T> columns, BiFunction<T, TapsState, Table> sheet) {
    static final Kind<Filter> FILTER =
        new Kind<>(IntentList.FILTERS, Subset::ofFilters, FilterView.COLUMNS, FilterView::show);
    static final Kind<TapService> TAP_SERVICE =
        new Kind<>(IntentList.TAP_SERVICES, Subset::ofTapServices, TapServiceView.COLUMNS, TapServiceView::show);
    static final Kind<TapFlow> TAP_FLOW =
        new Kind<>(IntentList.TAP_FLOWS, Subset::ofTapFlows, TapFlowView.COLUMNS, TapFlowView::show);
}
