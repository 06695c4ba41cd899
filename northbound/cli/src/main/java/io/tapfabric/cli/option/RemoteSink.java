package io.tapfabric.cli.option;

import io.tapfabric.cli.Failure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Dscp;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.Kind;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.Remote;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.remote.RemoteBuilder;

/**
 * A collector as a sink.
 *
 * @param around what is put around copies
 */
record RemoteSink(Around around) implements Form<Kind> {
    private static final List<String> OUTER = List.of(Word.TTL, Word.DSCP, Word.DONT_FRAGMENT, Word.LOCAL_ADDRESS);

    @Override
    public List<String> needs() {
        return List.of(Word.ADDRESS);
    }

    @Override
    public List<String> may() {
        return Stream.concat(around.words().stream(), OUTER.stream()).toList();
    }

    @Override
    public Kind value(final Given given) throws Failure {
        final var remote = new RemoteBuilder().setAddress(given.get(Word.ADDRESS, Leaf.IP))
            .setEncapsulation(around.value(given));
        given.find(Word.TTL, SinkLeaf.TTL).ifPresent(remote::setTtl);
        given.find(Word.DSCP, RuleLeaf.DSCP).ifPresent(remote::setDscp);
        given.find(Word.DONT_FRAGMENT, SinkLeaf.DONT_FRAGMENT).ifPresent(remote::setDontFragment);
        given.find(Word.LOCAL_ADDRESS, Leaf.IP).ifPresent(remote::setLocalAddress);
        return new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.RemoteBuilder()
            .setRemote(remote.build()).build();
    }

    @Override
    public Optional<Given> read(final Kind value) {
        return Cast.to(Remote.class, value).map(Remote::getRemote).flatMap(remote ->
            Optional.ofNullable(remote.getEncapsulation()).flatMap(around::read).map(inner -> inner.over(new Texts()
                .with(Word.ADDRESS, remote.requireAddress().stringValue())
                .unless("64", Word.TTL, remote.getTtl())
                .unless("0", Word.DSCP, remote.getDscp(), Dscp::getValue)
                .unless("true", Word.DONT_FRAGMENT, remote.getDontFragment())
                .with(Word.LOCAL_ADDRESS, remote.getLocalAddress(), IpAddressNoZone::stringValue).given())));
    }

    @Override
    public String phrase(final Given given) {
        return Stream.concat(Stream.of(around + " to " + given.text(Word.ADDRESS).orElseThrow()),
            may().stream().filter(given::has).map(word -> word.substring("--".length()) + ' '
                + given.text(word).orElseThrow())).collect(Collectors.joining(", "));
    }
}
