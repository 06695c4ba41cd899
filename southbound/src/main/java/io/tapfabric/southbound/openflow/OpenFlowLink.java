package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.state.Count;
import io.tapfabric.southbound.LinkException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The connection to one bridge, after its handshake. One {@link Exchange} at a time; a switch that does not end one in
 * time loses its connection, because nobody knows then what it holds.
 */
final class OpenFlowLink implements SwitchLink {
    private final Channel channel;
    private final long datapathId;
    private final Timings timings;

    private volatile boolean open = true;
    private volatile Optional<Running> running = Optional.empty();
    private int nextXid = 1;

    /** An exchange that waits for answers. */
    private record Running(Exchange exchange, int firstXid) {
        boolean owns(final int xid) {
            return Integer.compareUnsigned(xid - firstXid, exchange.xids()) < 0;
        }
    }

    OpenFlowLink(final Channel channel, final long datapathId, final Timings timings) {
        this.channel = channel;
        this.datapathId = datapathId;
        this.timings = timings;
    }

    @Override
    public long datapathId() {
        return datapathId;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public SortedMap<WireKey, ObservedFlow> readFlows() throws LinkException {
        final var read = ListRead.flows();
        run(read);
        return decoded(() -> FlowStats.read(read.pieces()));
    }

    @Override
    public SortedMap<Integer, Count> readPorts() throws LinkException {
        final var read = ListRead.ports();
        run(read);
        return decoded(() -> PortStats.read(read.pieces()));
    }

    @Override
    public SortedMap<Integer, ObservedMeter> readMeters() throws LinkException {
        final var read = new MeterRead();
        run(read);
        return decoded(() -> MeterStats.read(read.configs(), read.stats()));
    }

    /** Makes sense of an answer. */
    private interface Decoding<T> {
        T decode() throws LinkException;
    }

    private <T> T decoded(final Decoding<T> decoding) throws LinkException {
        try {
            return decoding.decode();
        } catch (LinkException e) {
            close();
            throw e;
        }
    }

    @Override
    public SortedMap<Integer, String> applyMeters(final List<MeterMod> mods) throws LinkException {
        final var write = new MeterWrite(mods);
        run(write);
        return write.refused();
    }

    @Override
    public void apply(final Delta<WireKey, WireEntry> delta) throws LinkException {
        final var mods = FlowMod.of(delta);
        final var tooLong = new TreeMap<WireKey, String>();
        mods.stream().filter(mod -> mod.length() > BundleWrite.MAX_MOD_LENGTH).forEach(mod -> tooLong.put(mod.key(),
            "flow of " + mod.length() + " octets is too long, allowed is " + BundleWrite.MAX_MOD_LENGTH + ": " + mod));
        if (!tooLong.isEmpty()) {
            throw new FlowsRefusedException(tooLong);
        }
        if (!mods.isEmpty()) {
            run(mods.size() == 1 ? new SingleWrite(mods.get(0)) : new BundleWrite(mods));
        }
    }

    @Override
    public void setPort(final int port, final MacAddress mac, final boolean up) throws LinkException {
        run(new PortWrite(port, mac, up));
    }

    private synchronized void run(final Exchange exchange) throws LinkException {
        if (channel.eventLoop().inEventLoop()) {
            throw new IllegalStateException("a call that waits, made on the thread that would end the wait");
        }
        final int firstXid = nextXid;
        nextXid += exchange.xids();
        running = Optional.of(new Running(exchange, firstXid));
        try {
            if (!open) {
                throw lost();
            }
            exchange.begin(channel, firstXid);
            await(exchange);
        } finally {
            running = Optional.empty();
        }
    }

    private void await(final Exchange exchange) throws LinkException {
        try {
            if (!exchange.await(timings.call())) {
                close();
                throw new LinkException(this + " has not answered within " + timings.call().toMillis() + " ms");
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new LinkException("interrupted while waiting for " + this, e);
        }
    }

    private LinkException lost() {
        return new LinkException(this + " is disconnected");
    }

    @Override
    public void close() {
        open = false;
        channel.close();
    }

    /** Fails what waits; on the event loop, once the channel is closed. */
    void closed() {
        open = false;
        running.ifPresent(call -> call.exchange().fail(lost()));
    }

    private void receive(final Header header, final ByteBuf message) {
        running.filter(call -> call.owns(header.xid())).ifPresent(call ->
            call.exchange().receive(new Answer(channel, header, header.xid() - call.firstXid(), message)));
    }

    /** Gives messages to the exchange that they belong to. What nobody waits for, as port-status, ends here. */
    SimpleChannelInboundHandler<ByteBuf> reader() {
        return new SimpleChannelInboundHandler<>() {
            @Override
            protected void channelRead0(final ChannelHandlerContext ctx, final ByteBuf message) {
                receive(Header.of(message), message);
            }
        };
    }

    @Override
    public String toString() {
        return String.format("switch dpid=%016x", datapathId);
    }
}
