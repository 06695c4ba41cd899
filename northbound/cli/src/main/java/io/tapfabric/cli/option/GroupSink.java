package io.tapfabric.cli.option;

import io.tapfabric.cli.Failure;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.Kind;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.Group;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.group.GroupBuilder;

/**
 * Several tap-services as a sink.
 */
record GroupSink() implements Form<Kind> {
    @Override
    public List<String> needs() {
        return List.of(Word.MODE, Word.MEMBERS);
    }

    @Override
    public Kind value(final Given given) throws Failure {
        return new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sink.kind.GroupBuilder().setGroup(
            new GroupBuilder().setMode(given.get(Word.MODE, SinkLeaf.MODE))
                .setMember(given.get(Word.MEMBERS, SinkLeaf.MEMBERS)).build()).build();
    }

    @Override
    public Optional<Given> read(final Kind value) {
        return Cast.to(Group.class, value).map(Group::getGroup).map(group -> new Texts()
            .with(Word.MODE, group.requireMode().getName())
            .with(Word.MEMBERS, SinkLeaf.text(group.nonnullMember())).given());
    }

    @Override
    public String phrase(final Given given) {
        return "group " + given.text(Word.MODE).orElseThrow() + " of " + given.text(Word.MEMBERS).orElseThrow();
    }
}
