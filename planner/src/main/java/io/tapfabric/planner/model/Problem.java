package io.tapfabric.planner.model;

/**
 * Why a tap-flow, a tap-service or a host has no or only part of its effect.
 *
 * @param code what kind of problem
 * @param subject what it is about: a host, a port, a bridge, or another tap-flow
 * @param message a sentence that an operator can act on
 */
public record Problem(Code code, String subject, String message) implements Comparable<Problem> {
    /** What a problem does to the tap-flow that has it. */
    public enum Effect {
        /** It waits: no copies until something appears or is confirmed. */
        WAITS,
        /** It works in part, or may work unseen. */
        DEGRADES,
        /** It cannot work as it was asked for. */
        FORBIDS
    }

    /** The kinds of problem; names and meanings are those of {@code problem-code} in the YANG model. */
    public enum Code {
        HOST_UNKNOWN(Effect.WAITS),
        HOST_DISCONNECTED(Effect.DEGRADES),
        SOURCE_NOT_FOUND(Effect.WAITS),
        SOURCE_AMBIGUOUS(Effect.FORBIDS),
        SOURCE_UNUSABLE(Effect.FORBIDS),
        SOURCE_DUPLICATE(Effect.FORBIDS),
        SINK_NOT_FOUND(Effect.WAITS),
        SINK_AMBIGUOUS(Effect.FORBIDS),
        SINK_NOT_ON_TAP_BRIDGE(Effect.FORBIDS),
        SOURCE_IS_SINK(Effect.FORBIDS),
        DATAPATH_TYPE_DIFFERS(Effect.FORBIDS),
        NO_TUNNEL_ADDRESS(Effect.FORBIDS),
        MIRRORS_USED_UP(Effect.FORBIDS),
        NAME_TAKEN(Effect.FORBIDS),
        NOT_APPLIED(Effect.WAITS),
        MIRROR_UNCONFIRMED(Effect.WAITS),
        APPLY_FAILED(Effect.DEGRADES),
        PORT_UNUSABLE(Effect.DEGRADES),
        SINK_UNUSABLE(Effect.FORBIDS),
        COPIES_USED_UP(Effect.FORBIDS),
        CYCLE(Effect.FORBIDS),
        SOURCE_OVERLAPS(Effect.FORBIDS),
        SINK_IN_USE(Effect.FORBIDS),
        SINK_DOWN(Effect.WAITS),
        MTU_TOO_SMALL(Effect.DEGRADES),
        FILTER_NOT_FOUND(Effect.WAITS),
        PRIORITIES_APART(Effect.FORBIDS),
        DIRECTION_UNKNOWN(Effect.FORBIDS),
        SINK_LEFT_OUT(Effect.DEGRADES),
        NO_ROUTE(Effect.DEGRADES),
        NO_NEIGHBOUR(Effect.DEGRADES),
        UNSUPPORTED(Effect.FORBIDS),
        TUNNELS_CONFLICT(Effect.FORBIDS),
        IDENTITY_TOO_LARGE(Effect.FORBIDS);

        private final Effect effect;

        Code(final Effect effect) {
            this.effect = effect;
        }

        public Effect effect() {
            return effect;
        }
    }

    @Override
    public int compareTo(final Problem other) {
        final int byCode = code.compareTo(other.code);
        if (byCode != 0) {
            return byCode;
        }
        final int bySubject = subject.compareTo(other.subject);
        return bySubject != 0 ? bySubject : message.compareTo(other.message);
    }
}
