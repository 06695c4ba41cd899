package io.tapfabric.impl.store;

import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.model.VlanSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;

/**
 * Reads sources; a case that this version does not know yields nothing.
 */
final class Sources {
    private static final NodeIdentifier KIND = Leaves.id("kind");
    private static final NodeIdentifier VNIC = Leaves.id("vnic");
    private static final NodeIdentifier VSWITCH = Leaves.id("vswitch");
    private static final NodeIdentifier BRIDGE = Leaves.id("bridge");

    private Sources() {
    }

    /** An entry of a tap-flow's list {@code source}. */
    static Optional<Source> find(final DataContainerNode source) {
        return Leaves.container(source, KIND).flatMap(kind ->
            Leaves.container(kind, VNIC).flatMap(Nics::of).<Source>map(Source.Vnic::new)
                .or(() -> Leaves.container(kind, VSWITCH).flatMap(Sources::vswitch))
                .or(() -> Leaves.container(kind, Leaves.MAC).flatMap(Sources::mac))
                .or(() -> Leaves.container(kind, Leaves.VLAN).flatMap(Sources::vlan)));
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
}
