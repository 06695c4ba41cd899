package io.tapfabric.cli.option;

import io.tapfabric.cli.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ErspanDirection;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.remote.Encapsulation;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.remote.encapsulation.ErspanV1;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.remote.encapsulation.ErspanV2;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.remote.encapsulation.Geneve;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.remote.encapsulation.Gre;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.remote.encapsulation.Vxlan;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.remote.encapsulation.erspan.v1.ErspanV1Builder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.remote.encapsulation.erspan.v2.ErspanV2Builder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.remote.encapsulation.geneve.GeneveBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.remote.encapsulation.gre.GreBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.remote.encapsulation.vxlan.VxlanBuilder;

/**
 * What is put around copies for a collector, each with the options of its own.
 */
enum Around {
    GRE(Word.KEY) {
        @Override
        Encapsulation value(final Given given) throws Failure {
            final var gre = new GreBuilder();
            given.find(Word.KEY, SinkLeaf.KEY).ifPresent(gre::setKey);
            return new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.remote.encapsulation.GreBuilder()
                .setGre(gre.build()).build();
        }

        @Override
        Optional<Given> read(final Encapsulation value) {
            return Cast.to(Gre.class, value).map(Gre::getGre)
                .map(gre -> new Texts().with(Word.KEY, gre.getKey()).given());
        }
    },
    ERSPAN_V1(Word.SESSION_ID, Word.INDEX) {
        @Override
        Encapsulation value(final Given given) throws Failure {
            final var erspan = new ErspanV1Builder();
            given.find(Word.SESSION_ID, SinkLeaf.SESSION_ID).ifPresent(erspan::setSessionId);
            given.find(Word.INDEX, SinkLeaf.INDEX).ifPresent(erspan::setIndex);
            return new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.remote.encapsulation.ErspanV1Builder()
                .setErspanV1(erspan.build()).build();
        }

        @Override
        Optional<Given> read(final Encapsulation value) {
            return Cast.to(ErspanV1.class, value).map(ErspanV1::getErspanV1).map(erspan -> new Texts()
                .with(Word.SESSION_ID, erspan.getSessionId()).unless("0", Word.INDEX, erspan.getIndex()).given());
        }
    },
    ERSPAN_V2(Word.SESSION_ID, Word.DIRECTION, Word.HARDWARE_ID) {
        @Override
        Encapsulation value(final Given given) throws Failure {
            final var erspan = new ErspanV2Builder();
            given.find(Word.SESSION_ID, SinkLeaf.SESSION_ID).ifPresent(erspan::setSessionId);
            given.find(Word.DIRECTION, SinkLeaf.DIRECTION).ifPresent(erspan::setDirection);
            given.find(Word.HARDWARE_ID, SinkLeaf.HARDWARE_ID).ifPresent(erspan::setHardwareId);
            return new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.remote.encapsulation.ErspanV2Builder()
                .setErspanV2(erspan.build()).build();
        }

        @Override
        Optional<Given> read(final Encapsulation value) {
            return Cast.to(ErspanV2.class, value).map(ErspanV2::getErspanV2).map(erspan -> new Texts()
                .with(Word.SESSION_ID, erspan.getSessionId())
                .unless(ErspanDirection.Ingress.getName(), Word.DIRECTION,
                    erspan.getDirection(), ErspanDirection::getName)
                .unless("0", Word.HARDWARE_ID, erspan.getHardwareId()).given());
        }
    },
    VXLAN(Word.VNI, Word.UDP_PORT) {
        @Override
        Encapsulation value(final Given given) throws Failure {
            final var vxlan = new VxlanBuilder();
            given.find(Word.VNI, SinkLeaf.VNI).ifPresent(vxlan::setVni);
            given.find(Word.UDP_PORT, SinkLeaf.UDP_PORT).ifPresent(vxlan::setUdpPort);
            return new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.remote.encapsulation.VxlanBuilder()
                .setVxlan(vxlan.build()).build();
        }

        @Override
        Optional<Given> read(final Encapsulation value) {
            return Cast.to(Vxlan.class, value).map(Vxlan::getVxlan).map(vxlan -> new Texts()
                .with(Word.VNI, vxlan.getVni()).unless("4789", Word.UDP_PORT,
                    vxlan.getUdpPort(), PortNumber::getValue).given());
        }
    },
    GENEVE(Word.VNI, Word.UDP_PORT) {
        @Override
        Encapsulation value(final Given given) throws Failure {
            final var geneve = new GeneveBuilder();
            given.find(Word.VNI, SinkLeaf.VNI).ifPresent(geneve::setVni);
            given.find(Word.UDP_PORT, SinkLeaf.UDP_PORT).ifPresent(geneve::setUdpPort);
            return new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.remote.encapsulation.GeneveBuilder()
                .setGeneve(geneve.build()).build();
        }

        @Override
        Optional<Given> read(final Encapsulation value) {
            return Cast.to(Geneve.class, value).map(Geneve::getGeneve).map(geneve -> new Texts()
                .with(Word.VNI, geneve.getVni()).unless("6081", Word.UDP_PORT,
                    geneve.getUdpPort(), PortNumber::getValue).given());
        }
    };

    private final List<String> words;

    Around(final String... words) {
        this.words = List.of(words);
    }

    /** What the options say. */
    abstract Encapsulation value(Given given) throws Failure;

    /** The options that say a value, if it is this one. */
    abstract Optional<Given> read(Encapsulation value);

    /** The options that it takes. */
    List<String> words() {
        return words;
    }

    /** As the model has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
