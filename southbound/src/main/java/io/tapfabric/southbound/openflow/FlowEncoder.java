package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.model.PortName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.projectfloodlight.openflow.protocol.action.OFAction;
import org.projectfloodlight.openflow.protocol.oxm.OFOxm;
import org.projectfloodlight.openflow.types.EthType;
import org.projectfloodlight.openflow.types.OFPort;

/**
 * From the planner's flows to those of the wire: octet for octet what Open vSwitch gives back in flow stats. Pure.
 */
public final class FlowEncoder {
    /** Numbers of real ports end below this; OVSDB has reserved ones only for a bridge's own port. */
    private static final int MAX_PORT = 0xfeff;
    private static final int LOCAL_PORT = 0xfffe;
    private static final int APPLY_ACTIONS = 4;

    private final Function<PortName, Optional<Integer>> ports;
    private final IntPredicate meters;

    /**
     * An encoder for one bridge.
     *
     * @param ports a port's OpenFlow number as in the {@code ofport} column; nothing while it has none
     */
    public FlowEncoder(final Function<PortName, Optional<Integer>> ports) {
        this(ports, meter -> true);
    }

    /**
     * An encoder for a bridge that may lack meters.
     *
     * @param ports a port's OpenFlow number as in the {@code ofport} column; nothing while it has none
     * @param meters whether the bridge has a meter; a flow goes without one that is lacking
     */
    public FlowEncoder(final Function<PortName, Optional<Integer>> ports, final IntPredicate meters) {
        this.ports = ports;
        this.meters = meters;
    }

    /** Encodes a flow; nothing if a port that it names has no number yet. */
    public Optional<WireFlow> encode(final FlowKey key, final FlowEntry entry) {
        return match(key.match()).flatMap(match -> actions(entry.actions()).map(actions -> new WireFlow(
            new WireKey(key.table().number(), key.priority(), match),
            new WireEntry(entry.cookie().bits(), meter(entry.meter()) + instructions(actions)))));
    }

    private Optional<SortedMap<Integer, String>> match(final Match match) {
        final var fields = Fields.matched(match.fields()).collect(Collectors.toCollection(ArrayList::new));
        if (match.inPort().isEmpty()) {
            return Optional.of(headers(fields));
        }
        return match.inPort().flatMap(this::number).map(number -> {
            fields.add(Wire.OF.oxms().inPort(number));
            return headers(fields);
        });
    }

    private static SortedMap<Integer, String> headers(final List<OFOxm<?>> fields) {
        final var match = new TreeMap<Integer, String>();
        for (var field : fields) {
            final var out = Unpooled.buffer();
            field.writeTo(out);
            match.put(out.readInt(), ByteBufUtil.hexDump(out));
        }
        return match;
    }

    private Optional<List<OFAction>> actions(final List<Action> actions) {
        final var encoder = new ActionEncoder();
        final var encoded = actions.stream().map(action -> action.accept(encoder)).flatMap(Optional::stream).toList();
        return encoded.size() == actions.size() ? Optional.of(encoded) : Optional.empty();
    }

    private String meter(final OptionalInt meter) {
        return meter.stream().filter(meters).mapToObj(id ->
            Wire.hex(out -> Wire.OF.instructions().meter(id).writeTo(out))).findFirst().orElse("");
    }

    /** One apply-actions (OpenFlow 1.4 section 7.2.4); a flow without actions has none. */
    private static String instructions(final List<OFAction> actions) {
        if (actions.isEmpty()) {
            return "";
        }
        return Wire.hex(out -> {        // one that is too long for its length field is refused by SwitchLink.apply
            out.writeShort(APPLY_ACTIONS).writeShort(0).writeInt(0);
            actions.forEach(action -> action.writeTo(out));
            out.setShort(2, out.writerIndex());
        });
    }

    private Optional<OFPort> number(final PortName port) {
        return ports.apply(port).filter(number -> number == LOCAL_PORT || number > 0 && number <= MAX_PORT)
            .map(number -> number == LOCAL_PORT ? OFPort.LOCAL : OFPort.of(number));
    }

    private final class ActionEncoder implements Action.Visitor<Optional<OFAction>> {
        @Override
        public Optional<OFAction> output(final Action.Output output) {
            return number(output.port()).map(number -> Wire.OF.actions().output(number, 0));
        }

        @Override
        public Optional<OFAction> truncate(final Action.Truncate truncate) {
            return number(truncate.port()).map(number -> Nicira.truncate(number, truncate.octets()));
        }

        @Override
        public Optional<OFAction> checkLength(final Action.CheckLength check) {
            return Optional.of(Nicira.checkLength(check.octets(), Fields.LONGER));
        }

        @Override
        public Optional<OFAction> setField(final Action.SetField set) {
            return Optional.of(Wire.OF.actions().setField(Fields.exact(set.field(), set.value())));
        }

        @Override
        public Optional<OFAction> popVlan(final Action.PopVlan pop) {
            return Optional.of(Wire.OF.actions().popVlan());
        }

        @Override
        public Optional<OFAction> pushVlan(final Action.PushVlan push) {
            return Optional.of(Wire.OF.actions().pushVlan(EthType.VLAN_FRAME));
        }

        @Override
        public Optional<OFAction> resubmit(final Action.Resubmit resubmit) {
            return Optional.of(Nicira.resubmit(resubmit.table().number()));
        }

        @Override
        public Optional<OFAction> cloneTo(final Action.CloneTo clone) {
            return Optional.of(Nicira.cloneTo(clone.table().number()));
        }

        @Override
        public Optional<OFAction> aside(final Action.Aside aside) {
            return FlowEncoder.this.actions(aside.actions()).map(Nicira::clone);
        }

        @Override
        public Optional<OFAction> multipath(final Action.Multipath multipath) {
            return Optional.of(Nicira.multipath(multipath.of(), multipath.basis(),
                Fields.register(multipath.into())));
        }

        @Override
        public Optional<OFAction> conjunction(final Action.Conjunction conjunction) {
            return Optional.of(Nicira.conjunction(conjunction.id(), conjunction.clause(), conjunction.of()));
        }
    }
}
