package io.tapfabric.cli.option;

import io.tapfabric.cli.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.By;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.IfaceId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.IfaceIdBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.Mac;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.MacBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.Port;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.PortBuilder;

/**
 * The ways to a NIC that are called the same for sources and sinks.
 */
enum NicForm implements Form<By> {
    IFACE_ID(Word.IFACE_ID) {
        @Override
        public By value(final Given given) throws Failure {
            return new IfaceIdBuilder().setIfaceId(given.get(Word.IFACE_ID, Leaf.IFACE_ID)).build();
        }

        @Override
        public Optional<Given> read(final By value) {
            return Cast.to(IfaceId.class, value).map(nic -> new Given(Map.of(Word.IFACE_ID, nic.requireIfaceId())));
        }

        @Override
        public String phrase(final Given given) {
            return "vnic iface-id " + given.text(Word.IFACE_ID).orElseThrow();
        }
    },
    MAC(Word.MAC) {
        @Override
        public By value(final Given given) throws Failure {
            return new MacBuilder().setMac(given.get(Word.MAC, Leaf.MAC)).build();
        }

        @Override
        public Optional<Given> read(final By value) {
            return Cast.to(Mac.class, value).map(nic -> new Given(Map.of(Word.MAC, nic.requireMac().getValue())));
        }

        @Override
        public String phrase(final Given given) {
            return "vnic mac " + given.text(Word.MAC).orElseThrow();
        }
    },
    PORT(Word.HOST, Word.PORT) {
        @Override
        public By value(final Given given) throws Failure {
            return new PortBuilder().setPort(
                new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.port.PortBuilder()
                    .setHost(given.get(Word.HOST, Leaf.HOST)).setName(given.get(Word.PORT, Leaf.PORT)).build()).build();
        }

        @Override
        public Optional<Given> read(final By value) {
            return Cast.to(Port.class, value).map(Port::getPort).map(port -> new Given(
                Map.of(Word.HOST, port.requireHost().getValue(), Word.PORT, port.requireName().getValue())));
        }

        @Override
        public String phrase(final Given given) {
            return "vnic " + given.text(Word.PORT).orElseThrow() + " of " + given.text(Word.HOST).orElseThrow();
        }
    };

    private final List<String> needs;

    NicForm(final String... needs) {
        this.needs = List.of(needs);
    }

    @Override
    public List<String> needs() {
        return needs;
    }
}
