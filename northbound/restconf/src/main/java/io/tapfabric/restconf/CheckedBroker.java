package io.tapfabric.restconf;

import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMDataTreeReadWriteTransaction;
import org.opendaylight.mdsal.dom.spi.ForwardingDOMDataBroker;
import org.opendaylight.restconf.server.spi.DatabindProvider;
import org.opendaylight.yangtools.yang.data.tree.api.DataTree;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeConfiguration;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeFactory;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeModification;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/**
 * The data broker that RESTCONF writes through: its transactions are {@link CheckedTransaction}s.
 */
final class CheckedBroker extends ForwardingDOMDataBroker {
    private final DOMDataBroker broker;
    private final DatabindProvider model;
    private final DataTreeFactory trees;
    private Trials trials;

    CheckedBroker(final DOMDataBroker broker, final DatabindProvider model, final DataTreeFactory trees) {
        this.broker = broker;
        this.model = model;
        this.trees = trees;
        trials = trials();
    }

    @Override
    protected DOMDataBroker delegate() {
        return broker;
    }

    @Override
    public DOMDataTreeReadWriteTransaction newReadWriteTransaction() {
        return new CheckedTransaction(super.newReadWriteTransaction(), trial());
    }

    /** A modification of an empty tree; the tree is made anew when there are other models. */
    private synchronized DataTreeModification trial() {
        if (!trials.model.equals(model.currentDatabind().modelContext())) {
            trials = trials();
        }
        return trials.tree.takeSnapshot().newModification();
    }

    private Trials trials() {
        final var context = model.currentDatabind().modelContext();
        return new Trials(context, trees.create(DataTreeConfiguration.DEFAULT_CONFIGURATION, context));
    }

    private record Trials(EffectiveModelContext model, DataTree tree) {
    }
}
