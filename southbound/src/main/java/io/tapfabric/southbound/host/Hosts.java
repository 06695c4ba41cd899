package io.tapfabric.southbound.host;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.plan.Names;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.state.HostReport;
import io.tapfabric.southbound.Loop;
import io.tapfabric.southbound.openflow.SwitchLink;
import io.tapfabric.southbound.openflow.SwitchListener;
import io.tapfabric.southbound.ovsdb.DatabaseLink;
import io.tapfabric.southbound.ovsdb.DatabaseListener;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * All hosts: knows which database and which switch belong together, and gives each host's loop its events. A host that
 * disconnects stays, with what was last seen of it, until it is forgotten.
 */
public final class Hosts implements DatabaseListener, SwitchListener {
    private final Executor pool;
    private final Executor executor;
    private final Clock clock;
    private Optional<HostsListener> listener = Optional.empty();
    private final Map<HostId, HostLoop> loops = new ConcurrentHashMap<>();
    private final Map<HostId, DatabaseLink> databases = new HashMap<>();
    private final Map<Long, SwitchLink> switches = new HashMap<>();
    private final TreeMap<HostId, Host> inventory = new TreeMap<>();
    private volatile Optional<Plan> newest = Optional.empty();

    /**
     * Begins without hosts.
     *
     * @param pool runs the loops; must have a thread for every host that is busy at a time
     * @param clock dates failures
     */
    public Hosts(final Executor pool, final Clock clock) {
        this.pool = pool;
        this.clock = clock;
        executor = new Loop("hosts", pool);
    }

    /** Tells {@code newListener} of everything from now on; what is there already counts as new. */
    public void tell(final HostsListener newListener) {
        executor.execute(() -> {
            listener = Optional.of(newListener);
            newListener.inventory(new Inventory(inventory));
            loops.values().forEach(HostLoop::ask);
        });
    }

    /** Gives every host a newer plan, at once: live traffic waits for it. A loop that begins meanwhile sees it too. */
    public void plan(final Plan plan) {
        newest = Optional.of(plan);
        loops.values().forEach(HostLoop::replan);
    }

    /** Reads every host's flows again, for their counters, and to see whether somebody changed them. */
    public void poll() {
        executor.execute(() -> loops.values().forEach(HostLoop::poll));
    }

    /** What a host should hold and what it holds, as of its last round; nothing for a host that never connected. */
    public Optional<Holdings> holdings(final HostId host) {
        return Optional.ofNullable(loops.get(host)).map(HostLoop::holdings);
    }

    /**
     * Forgets a host for good, known or not, unless its database is connected: what was last seen of it counts no more.
     * Should it connect again, it is a new one.
     *
     * @return whether it is forgotten
     */
    public ListenableFuture<Boolean> forget(final HostId host) {
        return Futures.submit(() -> {
            final boolean gone = !databases.containsKey(host);
            if (gone) {
                loops.remove(host);
                inventory.remove(host);
                listener.ifPresent(told -> told.forgotten(host, new Inventory(inventory)));
            }
            return gone;
        }, executor);
    }

    @Override
    public void connected(final DatabaseLink link) {
        executor.execute(() -> {
            final var host = link.view().host();
            databases.put(host.id(), link);
            see(host);
            final var known = Optional.ofNullable(loops.get(host.id()));
            known.ifPresentOrElse(loop -> loop.database(link), () -> begin(host.id(), link));
        });
    }

    @Override
    public void connected(final SwitchLink link) {
        executor.execute(() -> {
            switches.put(link.datapathId(), link);
            loop(link).ifPresent(loop -> loop.switchConnected(link));
        });
    }

    private void begin(final HostId id, final DatabaseLink link) {
        final var loop = new HostLoop(id, link, () -> newest, pool, clock, this::report);
        loops.put(id, loop);
        Optional.ofNullable(switches.get(datapathId(id))).ifPresent(loop::switchConnected);
        loop.ask();
    }

    @Override
    public void changed(final DatabaseLink link) {
        executor.execute(() -> {
            final var host = link.view().host();
            // a changed inventory leads to a new plan, which asks the loop; with the old plan it would act too early
            if (databases.get(host.id()) == link && !see(host)) {
                loops.get(host.id()).ask();
            }
        });
    }

    @Override
    public void disconnected(final DatabaseLink link) {
        executor.execute(() -> {
            final var host = link.view().host();
            if (databases.remove(host.id(), link)) {
                see(host.connected(false));
                loops.get(host.id()).ask();
            }
        });
    }

    @Override
    public void disconnected(final SwitchLink link) {
        executor.execute(() -> {
            switches.remove(link.datapathId(), link);
            loop(link).ifPresent(loop -> loop.switchDisconnected(link));
        });
    }

    private Optional<HostLoop> loop(final SwitchLink link) {
        return loops.entrySet().stream().filter(entry -> datapathId(entry.getKey()) == link.datapathId())
            .map(Map.Entry::getValue).findAny();
    }

    private static long datapathId(final HostId host) {
        return Long.parseUnsignedLong(Names.datapathId(host), 16);
    }

    private void report(final HostReport report) {
        executor.execute(() -> listener.filter(told -> loops.containsKey(report.id()))
            .ifPresent(told -> told.report(report)));
    }

    private boolean see(final Host host) {
        final boolean changed = !host.equals(inventory.put(host.id(), host));
        if (changed) {
            listener.ifPresent(told -> told.inventory(new Inventory(inventory)));
        }
        return changed;
    }
}
