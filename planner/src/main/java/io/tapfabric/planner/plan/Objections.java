package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowPriority;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.row.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may be against a tap-flow besides what is scarce: that another does the same, that copies would lead to copies,
 * or that nothing can join its ends.
 */
final class Objections {
    private final Map<Copied, TapFlowId> copied = new HashMap<>();
    private final Chains<String> chains = new Chains<>();
    private final GreKinds kinds = new GreKinds();

    /** A source as found, whichever way it was named, what of it is copied, and where the copies go. */
    private record Copied(TapServiceId to, Origin origin, Optional<FilterId> filter,
            Optional<TapFlowPriority> priority) {
        static Copied of(final TapServiceId to, final BridgeTap tap, final PartDraft part) {
            final var flow = tap.flow();
            return new Copied(to, Origin.of(tap, part), flow.filter(), flow.priority());
        }
    }

    void check(final BridgeTap tap, final Set<TapServiceId> services, final List<Way> ways,
            final Row.TapBridge tapBridge) {
        if (!tapBridge.datapathType().equals(tap.bridge().datapathType())) {
            tap.block(Problems.datapathTypes(tap, tapBridge.datapathType()));
        }
        tap.parts().forEach(part -> {
            services.forEach(to -> Optional.ofNullable(copied.get(Copied.of(to, tap, part)))
                .ifPresent(earlier -> part.block(Problems.duplicate(earlier, part))));
            // one of several is enough: all would have the same subject
            part.nic().flatMap(nic -> ways.stream().map(way -> chains.path(way.to().at().station(), nic.station()))
                .flatMap(Optional::stream).findFirst().map(chain -> Problems.cycle(nic, chain))).ifPresent(part::block);
            ways.forEach(way -> checkPart(tap, part, way));
        });
        // sinks that get every copy were asked about one by one, and are left out
        ways.stream().filter(way -> way.member() != Way.EVERY)
            .forEach(way -> against(way, tapBridge).forEach(tap::block));
    }

    /** What is against one of several sinks alone. */
    Optional<Problem> against(final BridgeTap tap, final Outlet outlet, final Row.TapBridge tapBridge) {
        return against(new Way(tap, outlet, Way.EVERY), tapBridge).stream().findFirst();
    }

    private List<Problem> against(final Way way, final Row.TapBridge tapBridge) {
        final var problems = new ArrayList<Problem>();
        final var flow = way.from().flow();
        way.to().collector().filter(tunnel -> tunnel.key(flow).isEmpty())
            .ifPresent(tunnel -> problems.add(SinkProblems.tooLarge(tunnel, tunnel.identity(flow))));
        if (GreKinds.limits(tapBridge.datapathType())) {
            kinds(way, (host, kind, received) -> kinds.conflict(host, kind, received)
                .ifPresent(other -> problems.add(SinkProblems.conflict(host, kind, other))));
        }
        return problems;
    }

    private static void checkPart(final BridgeTap tap, final PartDraft part, final Way way) {
        if (part.source() instanceof Source.Vswitch vswitch && vswitch.vlans().isAll() && way.tunnelled()
            && tap.host().tunnelBridge().filter(tap.bridge()::equals).isPresent()) {
            part.block(Problems.carriesTunnels(tap));
        }
    }

    /** What a way needs a kind of GRE for: a tunnel between hosts comes in at both ends, one to a collector nowhere. */
    private static void kinds(final Way way, final Need need) {
        way.to().collector().filter(CollectorPort::overGre).ifPresent(tunnel ->
            need.of(way.end(), tunnel.type(), false));
        if (way.remote()) {
            need.of(way.from().host(), TunnelPort.TYPE, false);
            need.of(way.end(), TunnelPort.TYPE, true);
        }
    }

    private interface Need {
        void of(Host host, String kind, boolean received);
    }

    /** It is planned: what comes after it is checked against it. */
    void take(final BridgeTap tap, final Set<TapServiceId> services, final List<Way> ways) {
        tap.parts().forEach(part -> {
            services.forEach(to -> copied.putIfAbsent(Copied.of(to, tap, part), tap.flow().id()));
            part.nic().ifPresent(nic ->
                ways.forEach(way -> chains.add(nic.station(), way.to().at().station())));
        });
        ways.forEach(way -> kinds(way, kinds::take));
    }
}
