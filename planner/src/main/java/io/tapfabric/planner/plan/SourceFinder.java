package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.plan.PartDraft.Location;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds every place where a source is. A source that is nowhere is one part without a place. */
final class SourceFinder implements Source.Visitor<List<PartDraft>> {
    private final Ends ends;
    private final String id;

    private SourceFinder(final Ends ends, final String id) {
        this.ends = ends;
        this.id = id;
    }

    static List<PartDraft> find(final Ends ends, final String id, final Source source) {
        return source.accept(new SourceFinder(ends, id));
    }

    @Override
    public List<PartDraft> vnic(final Source.Vnic vnic) {
        final var found = ends.source(vnic.selector());
        return found.located().isEmpty() ? List.of(nowhere(vnic, found.problems())) : found.located().stream()
            .map(nic -> new PartDraft(id, vnic, Optional.of(Location.of(nic)), found.problems())).toList();
    }

    @Override
    public List<PartDraft> vswitch(final Source.Vswitch vswitch) {
        final var host = ends.host(vswitch.host());
        if (host.isEmpty()) {
            return List.of(nowhere(vswitch, List.of(Problems.hostUnknown(vswitch.host()))));
        }
        final var bridge = Optional.ofNullable(host.orElseThrow().bridges().get(vswitch.bridge()));
        return bridge.map(found -> List.of(on(vswitch, host.orElseThrow(), found,
            found.name().equals(Names.TAP_BRIDGE) ? List.of(Problems.tapBridge(host.orElseThrow().id())) : List.of())))
            .orElseGet(() -> List.of(nowhere(vswitch, List.of(Problems.noBridge(vswitch)))));
    }

    @Override
    public List<PartDraft> mac(final Source.Mac mac) {
        return everywhere(mac, mac.host().map(List::of).orElse(List.of()));
    }

    @Override
    public List<PartDraft> vlan(final Source.Vlan vlan) {
        return everywhere(vlan, vlan.hosts());
    }

    private List<PartDraft> everywhere(final Source source, final Collection<HostId> hosts) {
        final var parts = Stream.concat(
            hosts.stream().filter(host -> ends.host(host).isEmpty())
                .map(host -> nowhere(source, List.of(Problems.hostUnknown(host)))),
            ends.hosts().filter(host -> hosts.isEmpty() || hosts.contains(host.id()))
                .flatMap(host -> Ends.withGuests(host).map(bridge -> on(source, host, bridge, List.of())))).toList();
        return parts.isEmpty() ? List.of(nowhere(source, List.of(Problems.noGuests(source)))) : parts;
    }

    private PartDraft on(final Source source, final Host host, final Bridge bridge, final List<Problem> problems) {
        return new PartDraft(id, source, Optional.of(new Location(host, bridge, Optional.empty())), problems);
    }

    private PartDraft nowhere(final Source source, final List<Problem> problems) {
        return new PartDraft(id, source, Optional.empty(), problems);
    }
}
