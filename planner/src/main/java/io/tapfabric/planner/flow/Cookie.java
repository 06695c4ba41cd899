package io.tapfabric.planner.flow;

import io.tapfabric.planner.model.TapFlowNumber;
import java.util.Optional;

/**
 * The cookie of a flow: leads from any flow in a dump back to what asked for it.
 *
 * <pre>
 *  63            48 47    40 39             24 23                     0
 * +----------------+--------+-----------------+------------------------+
 * |  0x7a9f (mark) |  role  |        0        |    tap-flow number     |
 * +----------------+--------+-----------------+------------------------+
 * </pre>
 *
 * @param role what the flow is for
 * @param number the tap-flow's number; 0 for a flow that serves several tap-flows
 */
public record Cookie(Role role, int number) {
    private static final long MARK = 0x7a9fL << 48;

    /** What a flow is for. Its ordinal is the cookie's role, so new roles go to the end. */
    public enum Role {
        /** Drops and counts what matched nothing else in its table. */
        MISS,
        /** Leads from an input port to a table. */
        INPUT,
        /** Recognises the copies of one source. */
        SOURCE,
        /** Recognises multicast copies. */
        MULTICAST,
        /** Keeps a guest's own multicast from its tap-flow's IN copies. */
        SENDER,
        /** Sends the copies of one tap-flow on their way; counts them as sent. */
        SESSION,
        /** Recognises the copies of one tap-flow that come out of a tunnel. */
        ARRIVAL,
        /** Puts the copies of one tap-flow out at the sink; counts them as delivered. */
        DELIVERY,
        /** Finds the copies of one tap-flow that are longer than what the way carries. */
        LENGTH,
        /** Sends on, or puts out, the truncated copies of one tap-flow; counts them as oversize, and as sent. */
        TRUNCATED,
        /** Drops the copies of one tap-flow that are too long; counts them as oversize. */
        TOO_LONG,
        /** Keeps out of a bridge's copies what is never copied: tunnels of ours, and what sinks' guests send. */
        LEFT_OUT,
        /** Picks, of a bridge's copies, what one tap-flow wants. */
        SELECT,
        /** Lets pass what a filter's rule, or its default, accepts. */
        FILTER_ACCEPT,
        /** Drops what a filter's rule, or its default, rejects. */
        FILTER_REJECT,
        /** Sends on, or puts out, the copies of one tap-flow that are longer than it wants them, cut to that. */
        SHORTENED,
        /** Takes the copies of one tap-flow to its rate limit. */
        RATE,
        /** Looks whether the copies of one tap-flow are of a conversation that it samples. */
        SAMPLE,
        /** Drops the copies of one tap-flow that are not. */
        NOT_SAMPLED,
        /** Finds the slot of a group that a copy's conversation is in. */
        SPREAD,
        /** Finds the member of a group that has a slot. */
        SLOT,
        /** Sends the copies of one tap-flow on to one member of a group. */
        MEMBER
    }

    public Cookie {
        if (number < 0 || number > TapFlowNumber.MAX) {
            throw new IllegalArgumentException("tap-flow number " + number);
        }
    }

    public static Cookie shared(final Role role) {
        return new Cookie(role, 0);
    }

    public static Cookie of(final Role role, final TapFlowNumber number) {
        return new Cookie(role, number.value());
    }

    /** Reads a cookie; nothing if it is not one of ours. */
    public static Optional<Cookie> find(final long bits) {
        final int role = (int) (bits >>> 40 & 0xff);
        final var roles = Role.values();
        if (role >= roles.length) {
            return Optional.empty();
        }
        final var cookie = new Cookie(roles[role], (int) (bits & TapFlowNumber.MAX));
        return cookie.bits() == bits ? Optional.of(cookie) : Optional.empty();
    }

    public long bits() {
        return MARK | (long) role.ordinal() << 40 | number;
    }

    @Override
    public String toString() {
        return "0x" + Long.toHexString(bits());
    }
}
