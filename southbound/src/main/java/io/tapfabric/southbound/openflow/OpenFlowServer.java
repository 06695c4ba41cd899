package io.tapfabric.southbound.openflow;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where switches connect to. One thread does all that happens on connections, so nothing here is shared.
 *
 * <p>What is in the pipeline of a connection: {@link MessageFrames}, then {@link Handshake}, later {@link KeepAlive}
 * and the link's reader, and {@link Fuse} at the end.
 */
public final class OpenFlowServer implements AutoCloseable {
    /** The port that IANA gave to OpenFlow. */
    public static final int PORT = 6653;

    private static final Logger LOG = LoggerFactory.getLogger(OpenFlowServer.class);
    private static final int BACKLOG = 1024;

    private final EventLoopGroup loop = new NioEventLoopGroup(1, new DefaultThreadFactory("tapfabric-openflow", true));
    private final ChannelGroup connections = new DefaultChannelGroup(loop.next());
    private final SwitchListener listener;
    private final Timings timings;
    private final Channel door;
    /** By datapath id; of the event loop alone. */
    private final Map<Long, OpenFlowLink> links = new HashMap<>();

    /** Listens at once. */
    public OpenFlowServer(final InetSocketAddress bind, final SwitchListener listener) throws IOException {
        this(bind, listener, Timings.DEFAULT);
    }

    /** Listens at once, with timings for a test. */
    public OpenFlowServer(final InetSocketAddress bind, final SwitchListener listener, final Timings timings)
            throws IOException {
        this.listener = listener;
        this.timings = timings;
        final var bound = new ServerBootstrap().group(loop).channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true).option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true).childHandler(new Pipeline()).bind(bind)
            .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            endLoop();
            throw new IOException("cannot listen for switches on " + bind, bound.cause());
        }
        door = bound.channel();
    }

    /** The TCP port that is listened on. */
    public int port() {
        return ((InetSocketAddress) door.localAddress()).getPort();
    }

    /** Closes every connection, tells of it, and ends the thread. */
    @Override
    public void close() {
        door.close().awaitUninterruptibly();
        connections.close().awaitUninterruptibly();
        endLoop();
    }

    private void endLoop() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private final class Pipeline extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(final SocketChannel channel) {
            connections.add(channel);
            final var peer = String.valueOf(channel.remoteAddress());
            channel.pipeline().addLast(new MessageFrames(),
                new Handshake(timings, datapathId -> known(channel, datapathId)), new Fuse(peer));
        }
    }

    /** A switch has said who it is. The newest connection of a switch wins: the older one can only be a dead one. */
    private void known(final SocketChannel channel, final long datapathId) {
        final var link = new OpenFlowLink(channel, datapathId, timings);
        final var fuse = channel.pipeline().context(Fuse.class).name();
        channel.pipeline().addBefore(fuse, null, new KeepAlive(timings)).addBefore(fuse, null, link.reader());
        final var older = Optional.ofNullable(links.put(datapathId, link));
        older.ifPresent(OpenFlowLink::close);
        LOG.info("{} connected peer={}", link, channel.remoteAddress());
        channel.closeFuture().addListener(closed -> gone(link, channel));
        listener.connected(link);
    }

    private void gone(final OpenFlowLink link, final Channel channel) {
        link.closed();
        links.remove(link.datapathId(), link);
        LOG.info("{} disconnected peer={}", link, channel.remoteAddress());
        listener.disconnected(link);
    }
}
