package io.tapfabric.southbound.openflow;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.projectfloodlight.openflow.protocol.oxm.OFOxm;

/**
 * How one field is written.
 */
interface Encoding {
    /** The field with a value, all of whose bits count. */
    OFOxm<?> exact(long value);

    /** The field with a value of which only some bits count. */
    OFOxm<?> masked(long value, long mask);

    /**
     * A field as OpenFlowJ writes it.
     *
     * @param type to OpenFlowJ's type of its values
     */
    static <T> Encoding of(final LongFunction<T> type, final Function<T, OFOxm<?>> exact,
            final BiFunction<T, T, OFOxm<?>> masked) {
        return new Encoding() {
            @Override
            public OFOxm<?> exact(final long value) {
                return exact.apply(type.apply(value));
            }

            @Override
            public OFOxm<?> masked(final long value, final long mask) {
                return masked.apply(type.apply(value), type.apply(mask));
            }
        };
    }

    /** A field that Open vSwitch refuses when it is masked (ovs-fields(7), "not maskable"). */
    static Encoding unmaskable(final LongFunction<OFOxm<?>> exact) {
        return new Encoding() {
            @Override
            public OFOxm<?> exact(final long value) {
                return exact.apply(value);
            }

            @Override
            public OFOxm<?> masked(final long value, final long mask) {
                throw new IllegalArgumentException(exact(value) + " cannot be masked");
            }
        };
    }
}
