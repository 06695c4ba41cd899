package io.tapfabric.impl.store;

import com.google.common.net.InetAddresses;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.PortName;
import java.util.Optional;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;

/**
 * Reads how an intent names a guest's NIC; a case that this version does not know yields nothing. Every choice of the
 * model is a node of the data tree.
 */
public final class Nics {
    private static final NodeIdentifier BY = Leaves.id("by");
    private static final NodeIdentifier IFACE_ID = Leaves.id("iface-id");
    private static final NodeIdentifier PORT = Leaves.id("port");
    private static final NodeIdentifier NAME = Leaves.id("name");
    private static final NodeIdentifier GUEST = Leaves.id("guest");
    private static final NodeIdentifier VM_ID = Leaves.id("vm-id");

    private Nics() {
    }

    /** What a container {@code vnic} names. */
    public static Optional<NicSelector> of(final DataContainerNode vnic) {
        return Leaves.container(vnic, BY).flatMap(by -> Leaves.text(by, IFACE_ID)
            .<NicSelector>map(NicSelector.ByIfaceId::new)
            .or(() -> Leaves.text(by, Leaves.MAC).flatMap(MacAddress::find).map(NicSelector.ByMac::new))
            .or(() -> Leaves.container(by, PORT).flatMap(Nics::port))
            .or(() -> Leaves.container(by, GUEST).flatMap(Nics::guest)));
    }

    private static Optional<NicSelector> port(final DataContainerNode port) {
        return Leaves.text(port, Leaves.HOST).flatMap(host -> Leaves.text(port, NAME)
            .map(name -> new NicSelector.ByPort(HostId.of(host), PortName.of(name))));
    }

    private static Optional<NicSelector> guest(final DataContainerNode guest) {
        final var ip = Leaves.text(guest, Leaves.IP);
        final var address = ip.filter(InetAddresses::isInetAddress).map(Nics::canonical);
        return ip.isPresent() && address.isEmpty() ? Optional.empty() : Leaves.text(guest, VM_ID)
            .map(vm -> new NicSelector.ByGuest(vm, Leaves.text(guest, Leaves.MAC).flatMap(MacAddress::find), address));
    }

    /** One text for each address: {@code fd00::1} and {@code FD00:0:0::1} are the same. */
    private static String canonical(final String address) {
        return InetAddresses.forString(address).getHostAddress();
    }
}
