package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.projectfloodlight.openflow.protocol.OFConfigFlags;
import org.projectfloodlight.openflow.protocol.OFHelloFailedCode;
import org.projectfloodlight.openflow.protocol.OFMessage;
import org.projectfloodlight.openflow.types.OFErrorCauseData;

/**
 * The beginning of a connection (OpenFlow 1.4 sections 6.3.1 and 7.3.1), after which it leaves the pipeline.
 *
 * <pre>
 *   greet: HELLO out, wait for HELLO     -- peer cannot 1.4 --> HELLO_FAILED out, closed
 *     | HELLO in
 *   ask: FEATURES_REQUEST out, wait for FEATURES_REPLY
 *     | FEATURES_REPLY in: the datapath id is known          -- deadline, other end closed --> closed
 *   done: SET_CONFIG out
 * </pre>
 */
final class Handshake extends SimpleChannelInboundHandler<ByteBuf> {
    private static final int FEATURES_LENGTH = 32;

    private final Timings timings;
    private final LongConsumer done;

    /** Calls {@code done} with the datapath id, on the event loop and still in the pipeline. */
    Handshake(final Timings timings, final LongConsumer done) {
        this.timings = timings;
        this.done = done;
    }

    @Override
    public void channelActive(final ChannelHandlerContext ctx) {
        ctx.writeAndFlush(Wire.octets(Hello.ours()));
        ctx.executor().schedule(() -> deadline(ctx), timings.handshake().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void deadline(final ChannelHandlerContext ctx) {
        if (!ctx.isRemoved() && ctx.channel().isActive()) {
            ctx.fireExceptionCaught(new PeerFault("has not said who it is within " + timings.handshake().toMillis()
                + " ms"));
        }
    }

    @Override
    public void channelInactive(final ChannelHandlerContext ctx) {
        ctx.fireExceptionCaught(new PeerFault("closed before it said who it is"));
    }

    @Override
    protected void channelRead0(final ChannelHandlerContext ctx, final ByteBuf message) {
        switch (Header.of(message).type()) {
            case Header.HELLO -> greeted(ctx, message);
            case Header.FEATURES_REPLY -> known(ctx, message);
            case Header.ERROR -> throw new PeerFault("refused the handshake: " + Refusal.of(message));
            default -> { }
        }
    }

    private static void greeted(final ChannelHandlerContext ctx, final ByteBuf hello) {
        if (Hello.offersOurs(hello)) {
            ctx.writeAndFlush(Wire.octets(Wire.OF.buildFeaturesRequest().setXid(0).build()));
            return;
        }
        final var why = "only OpenFlow 1.4 (version 5) is spoken here".getBytes(StandardCharsets.US_ASCII);
        ctx.writeAndFlush(Wire.octets(Wire.OF.errorMsgs().buildHelloFailedErrorMsg().setXid(Header.of(hello).xid())
            .setCode(OFHelloFailedCode.INCOMPATIBLE).setData(OFErrorCauseData.of(why, Wire.OF.getVersion())).build()));
        throw new PeerFault("cannot OpenFlow 1.4, its highest version is " + Header.of(hello).version()
            + "; set the bridge's protocols column to OpenFlow14");
    }

    /**
     * Lets flows see the ports of a packet's first fragment, and that later fragments have none (section 7.3.2; both
     * flags together are Open vSwitch's {@code nx-match}, ovs-ofctl(8)). Without it every fragment's ports are 0.
     */
    private static OFMessage judgeFragments() {
        return Wire.OF.buildSetConfig().setXid(0).setFlags(Set.of(OFConfigFlags.FRAG_DROP, OFConfigFlags.FRAG_REASM))
            .setMissSendLen(0).build();
    }

    private void known(final ChannelHandlerContext ctx, final ByteBuf features) {
        if (features.readableBytes() < FEATURES_LENGTH) {
            throw new PeerFault("features reply of " + features.readableBytes() + " octets, must be 32");
        }
        ctx.writeAndFlush(Wire.octets(judgeFragments()));
        done.accept(features.getLong(features.readerIndex() + Header.OCTETS));
        ctx.pipeline().remove(this);
    }
}
