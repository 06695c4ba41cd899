package io.tapfabric.impl.store;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.PortName;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Vnic;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;

/**
 * Reads how an intent names a NIC; a case that this version does not know yields nothing. Every choice of the model is
 * a node of the data tree.
 */
final class Nics {
    private static final NodeIdentifier SOURCE_KIND = NodeIdentifier.create(
        org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.flow.source.Kind.QNAME);
    private static final NodeIdentifier SINK_KIND = NodeIdentifier.create(
        org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.service.sink.Kind.QNAME);
    private static final NodeIdentifier VNIC = Leaves.id(Vnic.QNAME.getLocalName());
    private static final NodeIdentifier BY = Leaves.id("by");
    private static final NodeIdentifier IFACE_ID = Leaves.id("iface-id");
    private static final NodeIdentifier MAC = Leaves.id("mac");
    private static final NodeIdentifier PORT = Leaves.id("port");
    private static final NodeIdentifier HOST = Leaves.id("host");
    private static final NodeIdentifier NAME = Leaves.id("name");

    private Nics() {
    }

    /** The NIC that an entry of a tap-flow's {@code source} list names. */
    static Optional<NicSelector> source(final DataContainerNode source) {
        return kind(source, SOURCE_KIND);
    }

    /** The NIC that a tap-service's {@code sink} container names. */
    static Optional<NicSelector> sink(final DataContainerNode sink) {
        return kind(sink, SINK_KIND);
    }

    private static Optional<NicSelector> kind(final DataContainerNode parent, final NodeIdentifier kind) {
        return Leaves.container(parent, kind).flatMap(some -> Leaves.container(some, VNIC))
            .flatMap(vnic -> Leaves.container(vnic, BY)).flatMap(Nics::nic);
    }

    private static Optional<NicSelector> nic(final DataContainerNode by) {
        return Leaves.text(by, IFACE_ID).<NicSelector>map(NicSelector.ByIfaceId::new)
            .or(() -> Leaves.text(by, MAC).flatMap(MacAddress::find).map(NicSelector.ByMac::new))
            .or(() -> Leaves.container(by, PORT).flatMap(Nics::port));
    }

    private static Optional<NicSelector> port(final DataContainerNode port) {
        return Leaves.text(port, HOST).flatMap(host -> Leaves.text(port, NAME)
            .map(name -> new NicSelector.ByPort(HostId.of(host), PortName.of(name))));
    }
}
