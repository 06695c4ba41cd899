package io.tapfabric.impl.store;

import io.tapfabric.planner.model.Encapsulation;
import io.tapfabric.planner.model.IpAddress;
import io.tapfabric.planner.model.Sink;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;

/**
 * Reads collectors: containers {@code remote}. The defaults of the model are applied here.
 */
final class Remotes {
    static final NodeIdentifier REMOTE = Leaves.id("remote");
    static final String ADDRESSES = "it is a unicast IPv4 or IPv6 address without a zone";

    private static final NodeIdentifier ADDRESS = Leaves.id("address");
    private static final NodeIdentifier LOCAL_ADDRESS = Leaves.id("local-address");
    private static final NodeIdentifier ENCAPSULATION = Leaves.id("encapsulation");
    private static final NodeIdentifier GRE = Leaves.id("gre");
    private static final NodeIdentifier ERSPAN_V1 = Leaves.id("erspan-v1");
    private static final NodeIdentifier ERSPAN_V2 = Leaves.id("erspan-v2");
    private static final NodeIdentifier VXLAN = Leaves.id("vxlan");
    private static final NodeIdentifier GENEVE = Leaves.id("geneve");
    private static final NodeIdentifier KEY = Leaves.id("key");
    private static final NodeIdentifier SESSION_ID = Leaves.id("session-id");
    private static final NodeIdentifier INDEX = Leaves.id("index");
    private static final NodeIdentifier DIRECTION = Leaves.id("direction");
    private static final NodeIdentifier HARDWARE_ID = Leaves.id("hardware-id");
    private static final NodeIdentifier VNI = Leaves.id("vni");
    private static final NodeIdentifier UDP_PORT = Leaves.id("udp-port");
    private static final NodeIdentifier TTL = Leaves.id("ttl");
    private static final NodeIdentifier DSCP = Leaves.id("dscp");
    private static final NodeIdentifier DONT_FRAGMENT = Leaves.id("dont-fragment");

    private static final int VXLAN_PORT = 4_789;
    private static final int GENEVE_PORT = 6_081;
    private static final int USUAL_TTL = 64;

    private Remotes() {
        // static only
    }

    /** A collector; nothing if an address of it means nothing, or its encapsulation is not known. */
    static Optional<Sink> find(final DataContainerNode remote) {
        return wrong(remote).findAny().isPresent() ? Optional.empty()
            : address(remote, ADDRESS).flatMap(address -> Leaves.container(remote, ENCAPSULATION)
                .flatMap(Remotes::encapsulation).map(around -> new Sink.Remote(address, around,
                    address(remote, LOCAL_ADDRESS), Leaves.number(remote, TTL, USUAL_TTL),
                    Leaves.number(remote, DSCP, 0), Leaves.flag(remote, DONT_FRAGMENT, true))));
    }

    /** The addresses that are none, or that do not go together; each value alone is as the model says. */
    static Stream<Unread.Wrong> wrong(final DataContainerNode remote) {
        final var none = Stream.of(ADDRESS, LOCAL_ADDRESS).filter(leaf -> Leaves.text(remote, leaf).isPresent()
            && address(remote, leaf).isEmpty()).map(leaf -> wrong(remote, leaf, ADDRESSES)).toList();
        return none.isEmpty() ? address(remote, LOCAL_ADDRESS).stream().flatMap(local ->
            address(remote, ADDRESS).filter(address -> address.ipv4() != local.ipv4()).stream()
                .map(address -> wrong(remote, LOCAL_ADDRESS, "it is an " + (address.ipv4() ? "IPv4" : "IPv6")
                    + " address, as address is"))) : none.stream();
    }

    private static Unread.Wrong wrong(final DataContainerNode remote, final NodeIdentifier leaf,
            final String allowed) {
        return Unread.Wrong.value(Optional.empty(), leaf.getNodeType().getLocalName(),
            Leaves.text(remote, leaf).orElse(""), allowed);
    }

    private static Optional<IpAddress> address(final DataContainerNode remote, final NodeIdentifier leaf) {
        return Leaves.text(remote, leaf).flatMap(IpAddress::find).filter(IpAddress::unicast);
    }

    private static Optional<Encapsulation> encapsulation(final DataContainerNode choice) {
        return Leaves.container(choice, GRE).<Encapsulation>map(gre -> new Encapsulation.Gre(identity(gre, KEY)))
            .or(() -> Leaves.container(choice, ERSPAN_V1).map(erspan -> new Encapsulation.ErspanV1(
                identity(erspan, SESSION_ID), Leaves.number(erspan, INDEX, 0))))
            .or(() -> Leaves.container(choice, ERSPAN_V2).map(erspan -> new Encapsulation.ErspanV2(
                identity(erspan, SESSION_ID), Leaves.text(erspan, DIRECTION).filter("egress"::equals).isPresent(),
                Leaves.number(erspan, HARDWARE_ID, 0))))
            .or(() -> Leaves.container(choice, VXLAN).map(vxlan -> new Encapsulation.Vxlan(identity(vxlan, VNI),
                Optional.of(Leaves.number(vxlan, UDP_PORT, VXLAN_PORT)))))
            .or(() -> Leaves.container(choice, GENEVE).map(geneve -> new Encapsulation.Geneve(identity(geneve, VNI),
                Optional.of(Leaves.number(geneve, UDP_PORT, GENEVE_PORT)))));
    }

    private static Optional<Long> identity(final DataContainerNode encapsulation, final NodeIdentifier leaf) {
        return Leaves.text(encapsulation, leaf).map(Long::valueOf);
    }
}
