package io.tapfabric.southbound.ovsdb;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.opendaylight.ovsdb.lib.jsonrpc.JsonRpcEndpoint;

/**
 * Where hosts' databases connect to: {@code ovs-vsctl set-manager tcp:CONTROLLER:6640}. Each connection is watched over
 * by one of a few network threads. Why this is not the library's own server: ADR 2.
 */
public final class OvsdbServer implements AutoCloseable {
    private static final int NETWORK_THREADS = 4;
    /** The library forgets a call after this time; each call of ours has a shorter limit of its own. */
    private static final int LIBRARY_TIMEOUT_MS = 30_000;

    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final EventLoopGroup threads = new NioEventLoopGroup(NETWORK_THREADS,
        new ThreadFactoryBuilder().setNameFormat("tapfabric-ovsdb-%d").setDaemon(true).build());
    private final Channel listening;

    /**
     * Begins to listen.
     *
     * @param address where; port 0 takes any that is free
     * @param settings what connections need
     * @param listener is told of databases
     * @throws IOException if nothing can listen there
     */
    public OvsdbServer(final InetSocketAddress address, final Settings settings, final DatabaseListener listener)
            throws IOException {
        JsonRpcEndpoint.setReaperInterval(LIBRARY_TIMEOUT_MS);
        final var bind = new ServerBootstrap().group(threads).channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true).childOption(ChannelOption.SO_KEEPALIVE, true)
            .childHandler(new ChannelInitializer<Channel>() {
                @Override
                protected void initChannel(final Channel channel) {
                    connections.add(channel);
                    Connection.start(channel, settings, listener);
                }
            }).bind(address).awaitUninterruptibly();
        listening = bind.channel();
        if (!bind.isSuccess()) {
            close();
            throw new IOException("cannot listen for databases on " + address + ": " + bind.cause().getMessage(),
                bind.cause());
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }

    /** Closes the port and each connection; after that the listener hears nothing more, and the port is free. */
    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        connections.close().awaitUninterruptibly();
        threads.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
