package io.tapfabric.impl.store;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.model.TapServiceId;
import java.util.Optional;
import java.util.TreeMap;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;

/**
 * Reads sinks; a case that this version does not know yields nothing. The defaults of the model are applied here.
 */
final class Sinks {
    private static final NodeIdentifier KIND = Leaves.id("kind");
    private static final NodeIdentifier VNIC = Leaves.id("vnic");
    private static final NodeIdentifier HOST_NIC = Leaves.id("host-nic");
    private static final NodeIdentifier DEVICE = Leaves.id("device");
    private static final NodeIdentifier GROUP = Leaves.id("group");
    private static final NodeIdentifier BY = Leaves.id("by");
    private static final NodeIdentifier INTERFACE = Leaves.id("interface");
    private static final NodeIdentifier TAG = Leaves.id("tag");
    private static final NodeIdentifier NAME = Leaves.id("name");
    private static final NodeIdentifier MTU = Leaves.id("mtu");
    private static final NodeIdentifier MODE = Leaves.id("mode");
    private static final NodeIdentifier MEMBER = Leaves.id("member");
    private static final NodeIdentifier SERVICE = Leaves.id("tap-service");
    private static final NodeIdentifier WEIGHT = Leaves.id("weight");

    private static final PortName USUAL_DEVICE = PortName.of("mirror0");
    private static final int USUAL_WEIGHT = 1;

    private Sinks() {
        // static only
    }

    /** A tap-service's container {@code sink}. */
    static Optional<Sink> find(final DataContainerNode sink) {
        return Leaves.container(sink, KIND).flatMap(kind ->
            Leaves.container(kind, VNIC).flatMap(Nics::of).<Sink>map(Sink.Vnic::new)
                .or(() -> Leaves.container(kind, HOST_NIC).flatMap(Sinks::hostNic))
                .or(() -> Leaves.container(kind, Remotes.REMOTE).flatMap(Remotes::find))
                .or(() -> Leaves.container(kind, Leaves.VLAN).flatMap(Sinks::vlan))
                .or(() -> Leaves.container(kind, DEVICE).map(Sinks::device))
                .or(() -> Leaves.container(kind, GROUP).flatMap(Sinks::group)));
    }

    private static Optional<Sink.Nic> hostNic(final DataContainerNode nic) {
        final var by = Leaves.container(nic, BY);
        final var mac = by.flatMap(its -> Leaves.text(its, Leaves.MAC)).flatMap(MacAddress::find);
        final var name = by.flatMap(its -> Leaves.text(its, INTERFACE)).map(PortName::of);
        return mac.isEmpty() && name.isEmpty() ? Optional.empty()
            : Leaves.text(nic, Leaves.HOST).map(host -> new Sink.Nic(HostId.of(host), mac, name));
    }

    private static Optional<Sink> vlan(final DataContainerNode vlan) {
        return hostNic(vlan).flatMap(nic -> Leaves.text(vlan, Leaves.VLAN).map(Integer::valueOf).map(id ->
            new Sink.Vlan(nic, id, Leaves.text(vlan, TAG).filter("replace"::equals).isEmpty())));
    }

    private static Sink device(final DataContainerNode device) {
        return new Sink.Device(Leaves.text(device, NAME).map(PortName::of).orElse(USUAL_DEVICE),
            Leaves.text(device, Leaves.HOST).map(HostId::of), Leaves.number(device, MTU, Sink.Device.USUAL_MTU));
    }

    private static Optional<Sink> group(final DataContainerNode group) {
        final var members = new TreeMap<TapServiceId, Integer>();
        Leaves.entries(group, MEMBER).forEach(entry -> Leaves.text(entry, SERVICE).ifPresent(member ->
            members.put(TapServiceId.of(member), Leaves.number(entry, WEIGHT, USUAL_WEIGHT))));
        return members.isEmpty() ? Optional.empty()
            : Leaves.text(group, MODE).map(mode -> new Sink.Group(mode.equals("spread"), members));
    }
}
