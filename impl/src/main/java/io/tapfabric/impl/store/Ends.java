package io.tapfabric.impl.store;

import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.model.VlanSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;

/**
 * Reads sources and sinks; a case that this version does not know yields nothing.
 */
final class Ends {
    private static final NodeIdentifier KIND = Leaves.id("kind");
    private static final NodeIdentifier VNIC = Leaves.id("vnic");
    private static final NodeIdentifier VSWITCH = Leaves.id("vswitch");
    private static final NodeIdentifier BRIDGE = Leaves.id("bridge");
    private static final NodeIdentifier HOST_NIC = Leaves.id("host-nic");
    private static final NodeIdentifier BY = Leaves.id("by");
    private static final NodeIdentifier INTERFACE = Leaves.id("interface");

    private Ends() {
    }

    /** An entry of a tap-flow's list {@code source}. */
    static Optional<Source> source(final DataContainerNode source) {
        return Leaves.container(source, KIND).flatMap(kind ->
            Leaves.container(kind, VNIC).flatMap(Nics::of).<Source>map(Source.Vnic::new)
                .or(() -> Leaves.container(kind, VSWITCH).flatMap(Ends::vswitch))
                .or(() -> Leaves.container(kind, Leaves.MAC).flatMap(Ends::mac))
                .or(() -> Leaves.container(kind, Leaves.VLAN).flatMap(Ends::vlan)));
    }

    /** A tap-service's container {@code sink}. */
    static Optional<Sink> sink(final DataContainerNode sink) {
        return Leaves.container(sink, KIND).flatMap(kind ->
            Leaves.container(kind, VNIC).flatMap(Nics::of).<Sink>map(Sink.Vnic::new)
                .or(() -> Leaves.container(kind, HOST_NIC).flatMap(Ends::hostNic)));
    }

    private static Optional<Source> vswitch(final DataContainerNode vswitch) {
        return Leaves.text(vswitch, Leaves.HOST).flatMap(host -> Leaves.text(vswitch, BRIDGE).flatMap(bridge ->
            vlans(vswitch).map(vlans -> new Source.Vswitch(HostId.of(host), BridgeName.of(bridge), vlans))));
    }

    private static Optional<Source> mac(final DataContainerNode mac) {
        return Leaves.text(mac, Leaves.MAC).flatMap(MacAddress::find).map(address -> new Source.Mac(address,
            Leaves.text(mac, Leaves.VLAN).map(Integer::valueOf), Leaves.text(mac, Leaves.HOST).map(HostId::of)));
    }

    private static Optional<Source> vlan(final DataContainerNode vlan) {
        return vlans(vlan).filter(vlans -> !vlans.isAll()).map(vlans -> new Source.Vlan(vlans,
            Leaves.texts(vlan, Leaves.HOST).map(HostId::of).collect(Collectors.toCollection(TreeSet::new))));
    }

    private static Optional<VlanSet> vlans(final DataContainerNode parent) {
        return Mistakes.vlans(Leaves.texts(parent, Leaves.VLAN).toList());
    }

    private static Optional<Sink> hostNic(final DataContainerNode nic) {
        final var by = Leaves.container(nic, BY);
        final var mac = by.flatMap(its -> Leaves.text(its, Leaves.MAC)).flatMap(MacAddress::find);
        final var name = by.flatMap(its -> Leaves.text(its, INTERFACE)).map(PortName::of);
        return mac.isEmpty() && name.isEmpty() ? Optional.empty()
            : Leaves.text(nic, Leaves.HOST).map(host -> new Sink.Nic(HostId.of(host), mac, name));
    }
}
