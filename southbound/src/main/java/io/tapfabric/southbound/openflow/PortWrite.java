package io.tapfabric.southbound.openflow;

import io.netty.channel.Channel;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.southbound.RefusedException;
import java.util.Optional;
import java.util.Set;
import org.projectfloodlight.openflow.protocol.OFPortConfig;
import org.projectfloodlight.openflow.types.OFPort;

/**
 * Sets a port's device up or down: a port-mod (OpenFlow 1.4 section 7.3.4.3) and a barrier, in one round trip. Open
 * vSwitch answers well also when the system did not let it.
 */
final class PortWrite extends Exchange {
    private static final Set<OFPortConfig> DOWN = Set.of(OFPortConfig.PORT_DOWN);

    private final int port;
    private final MacAddress mac;
    private final boolean up;
    private Optional<Refusal> refusal = Optional.empty();

    PortWrite(final int port, final MacAddress mac, final boolean up) {
        this.port = port;
        this.mac = mac;
        this.up = up;
    }

    @Override
    int xids() {
        return 2;
    }

    @Override
    void begin(final Channel channel, final int firstXid) {
        channel.writeAndFlush(Wire.octets(Wire.OF.buildPortMod().setXid(Integer.toUnsignedLong(firstXid))
            .setPortNo(OFPort.of(port)).setHwAddr(org.projectfloodlight.openflow.types.MacAddress.of(mac.bits()))
            .setConfig(up ? Set.of() : DOWN).setMask(DOWN).build(),
            Wire.OF.buildBarrierRequest().setXid(Integer.toUnsignedLong(firstXid + 1)).build()));
    }

    @Override
    void receive(final Answer answer) {
        if (answer.isError()) {
            refusal = refusal.or(() -> Optional.of(answer.refusal()));
        }
        if (answer.index() == 1) {      // the barrier, done or refused: nothing comes after it
            refusal.ifPresentOrElse(why -> fail(new RefusedException("refused to set port " + port
                + (up ? " up: " : " down: ") + why)), this::succeed);
        }
    }
}
