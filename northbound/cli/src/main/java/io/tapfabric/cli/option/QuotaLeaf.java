package io.tapfabric.cli.option;

import java.util.Optional;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * How much of something may be asked for.
 */
public final class QuotaLeaf {
    /** What stands for the default, whatever that is. */
    public static final String DEFAULT = "default";
    /** The limit; empty for the default. */
    public static final Leaf<Optional<Uint32>> LIMIT = new Leaf<>(
        text -> text.equals(DEFAULT) ? Optional.empty() : Optional.of(Uint32.valueOf(text)),
        "a quota is 0 (any number) to 4294967295, or default");

    private QuotaLeaf() {
        // static only
    }
}
