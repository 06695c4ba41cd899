package io.tapfabric.impl.reconcile;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.tapfabric.impl.config.Settings;
import io.tapfabric.impl.rpc.DeleteTapServiceRpc;
import io.tapfabric.impl.rpc.ExplainRpc;
import io.tapfabric.impl.rpc.ForgetHostRpc;
import io.tapfabric.impl.rpc.HostEntry;
import io.tapfabric.impl.rpc.PlanRpc;
import io.tapfabric.impl.rpc.ShowHostRpc;
import io.tapfabric.impl.store.IntentStore;
import io.tapfabric.impl.store.Ledger;
import io.tapfabric.impl.store.StateWriter;
import io.tapfabric.planner.plan.Names;
import io.tapfabric.southbound.host.Holdings;
import io.tapfabric.southbound.host.Hosts;
import io.tapfabric.southbound.openflow.OpenFlowServer;
import io.tapfabric.southbound.ovsdb.ControllerAddress;
import io.tapfabric.southbound.ovsdb.OvsdbServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMRpcProviderService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The controller as a whole: makes its parts, joins them, and ends them.
 */
@Component(service = Controller.class, immediate = true)
public final class Controller implements AutoCloseable {
    /** How often flows are read, for their counters and for what others changed. */
    static final int POLL_SECONDS = 2;

    /**
     * By when a change is planned and sent to the hosts: what traffic depends on goes first, and does not share the
     * processor with a transaction that only tells of it.
     */
    private static final int WRITE_AFTER_MS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Controller.class);

    private final ExecutorService pool = Executors.newCachedThreadPool(threads("tapfabric-%d"));
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
        threads("tapfabric-clock"));
    private final Ledger ledger;
    private final StateWriter states;
    private final OpenFlowServer switches;
    private final OvsdbServer databases;
    private final IntentStore intents;
    private final ShowHostRpc showHost;
    private final ForgetHostRpc forgetHost;
    private final PlanRpc plan;
    private final ExplainRpc explain;
    private final DeleteTapServiceRpc deleteTapService;

    /**
     * Starts everything.
     *
     * @throws IOException if a port cannot be listened on
     */
    @Activate
    public Controller(@Reference final DataBroker broker, @Reference final DOMDataBroker tree,
            @Reference final RpcProviderService rpcs, @Reference final DOMRpcProviderService treeRpcs,
            @Reference final Settings settings) throws IOException {
        final var soon = CompletableFuture.delayedExecutor(WRITE_AFTER_MS, TimeUnit.MILLISECONDS, pool);
        ledger = Ledger.open(broker, soon);
        states = new StateWriter(broker, soon);
        final var hosts = new Hosts(pool, Clock.systemUTC());
        final var reconciler = new Reconciler(pool, Clock.systemUTC(), ledger, hosts::plan, states::write);
        hosts.tell(reconciler);
        switches = new OpenFlowServer(new InetSocketAddress(settings.bindAddress(), settings.openflowPort()), hosts);
        databases = new OvsdbServer(new InetSocketAddress(settings.bindAddress(), settings.ovsdbPort()),
            new io.tapfabric.southbound.ovsdb.Settings(Names.TAP_BRIDGE,
                new ControllerAddress(Optional.empty(), switches.port())), hosts);
        intents = new IntentStore(tree, reconciler::intents);
        showHost = new ShowHostRpc(rpcs, host -> hosts.holdings(host).map(Controller::entries));
        forgetHost = new ForgetHostRpc(rpcs, host -> hosts.holdings(host).isPresent() || ledger.hosts().contains(host),
            hosts::forget);
        plan = new PlanRpc(treeRpcs, tree, ledger::rehearsal, reconciler::inventory, pool);
        explain = new ExplainRpc(treeRpcs, reconciler::planned, pool);
        deleteTapService = new DeleteTapServiceRpc(rpcs, broker, pool);
        clock.scheduleAtFixedRate(() -> {
            reconciler.tick();
            hosts.poll();
        }, POLL_SECONDS, POLL_SECONDS, TimeUnit.SECONDS);
        LOG.info("listening on {} for databases at port {}, for switches at port {}",
            settings.bindAddress().getHostAddress(), databases.address().getPort(), switches.port());
    }

    private static List<HostEntry> entries(final Holdings holdings) {
        return Stream.concat(holdings.rowItems().stream().map(item -> entry(HostEntry.Kind.ROW, item)),
            holdings.flowItems().stream().map(item -> entry(HostEntry.Kind.FLOW, item))).toList();
    }

    private static HostEntry entry(final HostEntry.Kind kind, final Holdings.Item item) {
        return new HostEntry(kind, item.key(), item.planned(), item.observed());
    }

    private static ThreadFactory threads(final String name) {
        return new ThreadFactoryBuilder().setNameFormat(name).setDaemon(true).build();
    }

    @Deactivate
    @Override
    public void close() {
        deleteTapService.close();
        explain.close();
        plan.close();
        forgetHost.close();
        showHost.close();
        intents.close();
        clock.shutdownNow();
        databases.close();
        switches.close();
        states.close();
        ledger.close();
        pool.shutdown();
    }
}
