package io.tapfabric.impl.rpc;

import java.util.Optional;

/**
 * One line of {@code show-host}: a row or flow that a host should hold, holds, or both.
 *
 * @param kind row or flow
 * @param key what identifies it on the host: table and name; or table, priority and match
 * @param planned what the host should hold
 * @param observed what the host holds
 */
public record HostEntry(Kind kind, String key, Optional<String> planned, Optional<String> observed) {
    /** Row or flow. */
    public enum Kind {
        /** An OVSDB row. */
        ROW,
        /** An OpenFlow flow entry of brtap. */
        FLOW
    }

    /** Whether the host holds exactly what it should. */
    public boolean same() {
        return planned.equals(observed);
    }
}
