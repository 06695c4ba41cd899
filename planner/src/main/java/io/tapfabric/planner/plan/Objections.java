package io.tapfabric.planner.plan;

import com.google.common.net.InetAddresses;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowPriority;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.row.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What may be against a tap-flow besides what is scarce: that another does the same, that copies would lead to copies,
 * or that nothing can join its ends.
 */
final class Objections {
    private final Map<Copied, TapFlowId> copied = new HashMap<>();
    private final Chains<String> chains = new Chains<>();

    /** A source as found, whichever way it was named, what of it is copied, and where the copies go. */
    private record Copied(TapServiceId to, Origin origin, Optional<FilterId> filter,
            Optional<TapFlowPriority> priority) {
        static Copied of(final TapServiceId to, final BridgeTap tap, final PartDraft part) {
            final var flow = tap.flow();
            return new Copied(to, Origin.of(tap, part), flow.filter(), flow.priority());
        }
    }

    void check(final BridgeTap tap, final FlowDraft draft, final Row.TapBridge tapBridge) {
        if (!tapBridge.datapathType().equals(tap.bridge().datapathType())) {
            tap.block(Problems.datapathTypes(tap, tapBridge.datapathType()));
        }
        final var sinks = draft.sinks();
        tap.parts().forEach(part -> {
            draft.services().forEach(to -> Optional.ofNullable(copied.get(Copied.of(to, tap, part)))
                .ifPresent(earlier -> part.block(Problems.duplicate(earlier, part))));
            // one of several is enough: all would have the same subject
            part.nic().flatMap(nic -> sinks.stream().map(sink -> chains.path(sink.station(), nic.station()))
                .flatMap(Optional::stream).findFirst().map(chain -> Problems.cycle(nic, chain))).ifPresent(part::block);
            sinks.forEach(sink -> check(tap, part, sink));
        });
        sinks.stream().map(sink -> new Way(tap, sink)).filter(Way::remote).forEach(way -> Stream
            .of(tap.host(), way.to().host())
            .filter(end -> end.tunnelAddress().filter(InetAddresses::isInetAddress).isEmpty())
            .forEach(end -> tap.block(Problems.noTunnelAddress(end))));
    }

    private void check(final BridgeTap tap, final PartDraft part, final Located sink) {
        if (part.source() instanceof Source.Vswitch vswitch && vswitch.vlans().isAll() && new Way(tap, sink).remote()
            && tap.host().tunnelBridge().filter(tap.bridge()::equals).isPresent()) {
            part.block(Problems.carriesTunnels(tap));
        }
    }

    /** It is planned: what comes after it is checked against it. */
    void take(final BridgeTap tap, final FlowDraft draft) {
        final var sinks = draft.sinks();
        tap.parts().forEach(part -> {
            draft.services().forEach(to -> copied.putIfAbsent(Copied.of(to, tap, part), tap.flow().id()));
            part.nic().ifPresent(nic ->
                sinks.forEach(sink -> chains.add(nic.station(), sink.station())));
        });
    }
}
