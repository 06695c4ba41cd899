package io.tapfabric.southbound.ovsdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.MoreExecutors;
import io.netty.channel.Channel;
import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.row.RowKey;
import io.tapfabric.southbound.LinkException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.opendaylight.ovsdb.lib.error.BadSchemaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database that has connected.
 *
 * <pre>
 * accepted --get_schema, monitor--> ready --updates--> ready
 *    |                                |
 *    +--error, or setup time over-----+--closed, by whomever--> gone
 * </pre>
 * Until it is ready nobody hears of it. Everything but {@link #transact} and {@link #awaitApplied} runs in the
 * connection's network thread, and so does the listener.
 */
final class Connection implements DatabaseLink {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Applied applied = new Applied();
    private final Settings settings;
    private final DatabaseListener listener;
    private final Wire wire;
    /** Empty until ready, then never again. */
    private volatile Optional<Ready> ready = Optional.empty();

    /** What is known once the first view is complete. */
    private record Ready(Schema schema, Operations operations, Snapshot now) {
        Ready with(final Snapshot newer) {
            return new Ready(schema, operations, newer);
        }
    }

    private Connection(final Channel channel, final Settings settings, final DatabaseListener listener) {
        this.settings = settings;
        this.listener = listener;
        wire = new Wire(channel, settings.timings(), settings.maxMessage());
        channel.closeFuture().addListener(unused -> gone());
    }

    /** Takes a connection that has just been accepted. */
    static void start(final Channel channel, final Settings settings, final DatabaseListener listener) {
        final var connection = new Connection(channel, settings, listener);
        channel.eventLoop().execute(() -> connection.setUp(channel));
    }

    private void setUp(final Channel channel) {
        final var here = MoreExecutors.directExecutor();
        final var limit = settings.timings().setup().toMillis();
        channel.eventLoop().schedule(() -> giveUp(limit), limit, TimeUnit.MILLISECONDS);
        wire.schema().transformAsync(json -> monitor(Schema.of(json)), here).addCallback(new FutureCallback<>() {
            @Override
            public void onSuccess(final Ready first) {
                LOG.info("database connected host={} address={}", host(), wire.remote());
                wire.keepAlive();
                listener.connected(Connection.this);
            }

            @Override
            public void onFailure(final Throwable cause) {
                wire.close("its database cannot be read: " + cause);
            }
        }, here);
    }

    private void giveUp(final long limit) {
        if (ready.isEmpty()) {
            wire.close("it gave no first view within " + limit + " ms");
        }
    }

    private FluentFuture<Ready> monitor(final Schema schema) {
        return wire.monitor(schema, this::update).transform(initial -> begin(schema, initial),
            MoreExecutors.directExecutor());
    }

    private Ready begin(final Schema schema, final JsonNode initial) {
        final var peer = new Peer(wire.remote(), settings.controller().target(wire.local()), settings.tapBridge(),
            schema.version());
        final var changes = new Changes(schema, initial);
        final var image = Image.EMPTY.after(changes);
        if (image.roots().isEmpty()) {
            throw new BadSchemaException("table Open_vSwitch is empty: ovs-vsctl init has not been run");
        }
        final var first = new Ready(schema, new Operations(schema), Views.of(image, peer));
        changes.curCfg().ifPresent(applied::advance);
        ready = Optional.of(first);
        return first;
    }

    private void update(final JsonNode updates) {
        final var before = ready.orElseThrow();
        final var changes = new Changes(before.schema(), updates);
        final var image = before.now().image().after(changes);
        if (image != before.now().image()) {
            final var after = before.with(Views.of(image, before.now().peer()));
            ready = Optional.of(after);
            if (!after.now().view().equals(before.now().view())) {
                listener.changed(this);
            }
        }
        changes.curCfg().ifPresent(applied::advance);
    }

    private void gone() {
        if (ready.isPresent()) {
            LOG.info("database gone host={} address={} because {}", host(), wire.remote(), wire.whyClosed());
            listener.disconnected(this);
        } else if (wire.whyClosed().equals(Wire.ENDED)) {
            LOG.debug("connected and went address={}", wire.remote());
        } else {
            LOG.warn("cannot use a database address={} because {}", wire.remote(), wire.whyClosed());
        }
    }

    private Object host() {
        return view().host().id();
    }

    @Override
    public DatabaseView view() {
        return now().now().view();
    }

    private Ready now() {
        return ready.orElseThrow();
    }

    @Override
    public boolean isOpen() {
        return wire.isOpen();
    }

    @Override
    public long transact(final Delta<RowKey, Row> delta) throws LinkException {
        final var now = now();
        final var steps = Transaction.of(delta, now.operations(), now.now());
        final List<JsonNode> results = wire.await(wire.transact(now.schema(), steps), settings.timings().call(),
            "transaction of " + delta.size() + " rows");
        Step.check(steps, results);
        final var config = results.get(steps.size() - 1).path("rows").path(0).path("next_cfg");
        if (!config.isIntegralNumber()) {
            throw new LinkException("the database has lost its Open_vSwitch row");
        }
        return config.asLong();
    }

    @Override
    public void awaitApplied(final long config) throws LinkException {
        wire.await(applied.reach(config), settings.timings().applied(),
            "vswitchd of host " + host() + " to apply configuration " + config);
    }

    @Override
    public void close() {
        wire.close("we closed the connection");
    }
}
