package io.tapfabric.cli.option;

import io.tapfabric.cli.Failure;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A form of something within something else: of a NIC that is a source, or a sink.
 *
 * @param inner the form of what is within
 * @param wrap puts it into the other
 * @param unwrap takes it out, if it is in there
 */
record Wrapped<I, V>(Form<I> inner, Function<I, V> wrap, Function<V, Optional<I>> unwrap) implements Form<V> {
    @Override
    public List<String> needs() {
        return inner.needs();
    }

    @Override
    public List<String> may() {
        return inner.may();
    }

    @Override
    public V value(final Given given) throws Failure {
        return wrap.apply(inner.value(given));
    }

    @Override
    public Optional<Given> read(final V value) {
        return unwrap.apply(value).flatMap(inner::read);
    }

    @Override
    public String phrase(final Given given) {
        return inner.phrase(given);
    }
}
