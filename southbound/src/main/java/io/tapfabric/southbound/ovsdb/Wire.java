package io.tapfabric.southbound.ovsdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.ListenableFuture;
import io.netty.channel.Channel;
import io.netty.handler.codec.json.JsonObjectDecoder;
import io.netty.handler.codec.string.StringEncoder;
import io.tapfabric.southbound.LinkException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.opendaylight.ovsdb.lib.jsonrpc.JsonRpcEndpoint;
import org.opendaylight.ovsdb.lib.message.OvsdbRPC;
import org.opendaylight.ovsdb.lib.message.TransactBuilder;
import org.opendaylight.ovsdb.lib.message.UpdateNotification;

/**
 * One connection, as calls and answers: the library's JSON-RPC endpoint between guards. All that comes in is seen in
 * the order of its arrival, by the connection's one network thread.
 */
final class Wire {
    /** Why a connection ended that nothing was wrong with: the other side closed it, or our server did. */
    static final String ENDED = "the connection was closed";

    private final Set<Future<?>> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicReference<String> closed = new AtomicReference<>("");
    private final Channel channel;
    private final JsonRpcEndpoint rpc;
    private final Duration echo;
    private final long silences;
    /** Echo periods in a row without any message; read and written by the network thread only. */
    private int silent;

    Wire(final Channel channel, final Timings timings, final int maxMessage) {
        this.channel = channel;
        rpc = new JsonRpcEndpoint(channel);
        echo = timings.echo();
        silences = Math.max(1, timings.silence().dividedBy(echo));
        channel.pipeline().addLast(new JsonObjectDecoder(maxMessage), new MessageReader(),
            new StringEncoder(StandardCharsets.UTF_8), new Guard(this), rpc, new Fuse(this));
        channel.closeFuture().addListener(unused -> end());
    }

    InetAddress local() {
        return ((InetSocketAddress) channel.localAddress()).getAddress();
    }

    String remote() {
        return ((InetSocketAddress) channel.remoteAddress()).getAddress().getHostAddress();
    }

    boolean isOpen() {
        return channel.isActive();
    }

    /** Closes the connection; of several reasons, the first is kept. What a peer has sent may be part of it. */
    void close(final String reason) {
        closed.compareAndSet("", Ascii.truncate(CharMatcher.javaIsoControl().replaceFrom(reason, ' '), 200, "..."));
        channel.close();
    }

    String whyClosed() {
        return closed.get();
    }

    private void end() {
        closed.compareAndSet("", ENDED);
        waiting.forEach(call -> call.cancel(false));
    }

    // ---- a silent peer: the library would notice after 180 seconds

    void heard() {
        silent = 0;
    }

    /** From now on asks for echoes, and closes the connection when nothing comes for too long. */
    void keepAlive() {
        final var beat = channel.eventLoop().scheduleAtFixedRate(this::beat, echo.toNanos(), echo.toNanos(),
            TimeUnit.NANOSECONDS);
        channel.closeFuture().addListener(unused -> beat.cancel(false));
    }

    private void beat() {
        if (silent >= silences) {
            close("it has been silent for " + echo.multipliedBy(silent).toMillis() + " ms");
        } else {
            silent++;
            rpc.echo();
        }
    }

    // ---- calls

    FluentFuture<JsonNode> schema() {
        return FluentFuture.from(rpc.get_schema(List.of(Schema.DATABASE)));
    }

    /** Begins to monitor. The answer, and then each update, come in order, in the network thread. */
    FluentFuture<JsonNode> monitor(final Schema schema, final Consumer<JsonNode> updates) {
        rpc.registerCallback(new Updates(updates));
        return FluentFuture.from(rpc.monitor(() -> List.of(Schema.DATABASE, "tapfabric", schema.monitors())));
    }

    ListenableFuture<List<JsonNode>> transact(final Schema schema, final List<Step> steps) {
        final var builder = new TransactBuilder(schema.parsed());
        steps.forEach(step -> builder.addOperation(step.operation()));
        return rpc.transact(builder);
    }

    /** Waits for something that this connection brings, for a limited time and not beyond its end. */
    <T> T await(final ListenableFuture<T> call, final Duration limit, final String what) throws LinkException {
        if (channel.eventLoop().inEventLoop()) {
            throw new IllegalStateException("a listener must not block the network thread");
        }
        waiting.add(call);
        try {
            if (!isOpen()) {
                call.cancel(false);
            }
            return Optional.ofNullable(call.get(limit.toNanos(), TimeUnit.NANOSECONDS))
                .orElseThrow(() -> new LinkException(what + ": the answer is empty"));
        } catch (CancellationException e) {
            throw new LinkException(what + ": the connection to " + remote() + " is gone, " + whyClosed(), e);
        } catch (ExecutionException e) {
            throw new LinkException(what + ": " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new LinkException(what + ": no answer within " + limit.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LinkException(what + ": interrupted", e);
        } finally {
            waiting.remove(call);
        }
    }

    /** Passes on what a monitor brings; of locks, which we never ask for, it knows nothing. */
    private record Updates(Consumer<JsonNode> updates) implements OvsdbRPC.Callback {
        @Override
        public void update(final Object context, final UpdateNotification notification) {
            updates.accept(notification.getUpdates());
        }

        @Override
        public void locked(final Object context, final List<String> ids) {
            // never asked for
        }

        @Override
        public void stolen(final Object context, final List<String> ids) {
            // never asked for
        }
    }
}
