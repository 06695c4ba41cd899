package io.tapfabric.cli.option;

import io.tapfabric.cli.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.host.nic.By;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.host.nic.by.Interface;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.host.nic.by.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.host.nic.by.Mac;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.host.nic.by.MacBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.Kind;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.HostNic;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.host.nic.HostNicBuilder;

/**
 * A physical NIC of a host as a sink: the host alone does not say which.
 */
enum HostNicSink implements Form<Kind> {
    MAC(Word.MAC, "mac") {
        @Override
        By by(final Given given) throws Failure {
            return new MacBuilder().setMac(given.get(Word.MAC, Leaf.MAC)).build();
        }

        @Override
        Optional<String> text(final By by) {
            return Cast.to(Mac.class, by).map(nic -> nic.requireMac().getValue());
        }
    },
    INTERFACE(Word.INTERFACE, "NIC") {
        @Override
        By by(final Given given) throws Failure {
            return new InterfaceBuilder().setInterface(given.get(Word.INTERFACE, Leaf.PORT)).build();
        }

        @Override
        Optional<String> text(final By by) {
            return Cast.to(Interface.class, by).map(nic -> nic.requireInterface().getValue());
        }
    };

    private final String word;
    private final String called;

    HostNicSink(final String word, final String called) {
        this.word = word;
        this.called = called;
    }

    abstract By by(Given given) throws Failure;

    abstract Optional<String> text(By by);

    /** The option that names the NIC. */
    String word() {
        return word;
    }

    /** What it is called for people. */
    String called() {
        return called;
    }

    @Override
    public List<String> needs() {
        return List.of(Word.TARGET_ID, word);
    }

    @Override
    public Kind value(final Given given) throws Failure {
        return new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.HostNicBuilder().setHostNic(
            new HostNicBuilder().setHost(given.get(Word.TARGET_ID, Leaf.HOST)).setBy(by(given)).build()).build();
    }

    @Override
    public Optional<Given> read(final Kind value) {
        return Cast.to(HostNic.class, value).map(HostNic::getHostNic).flatMap(nic -> text(nic.getBy())
            .map(text -> new Given(Map.of(Word.TARGET_ID, nic.requireHost().getValue(), word, text))));
    }

    @Override
    public String phrase(final Given given) {
        return "host " + given.text(Word.TARGET_ID).orElseThrow() + ' ' + called + ' '
            + given.text(word).orElseThrow();
    }
}
