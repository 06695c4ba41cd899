package io.tapfabric.southbound.openflow;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param handshake from a connection's start until the switch has said who it is
 * @param echo between two echo requests of ours
 * @param silence without any message, after which a switch is given up
 * @param call from a call's start until the switch has answered all of it
 */
public record Timings(Duration handshake, Duration echo, Duration silence, Duration call) {
    /** Finds a dead host in six seconds; a call has time for some hundred thousand flows. */
    public static final Timings DEFAULT = new Timings(Duration.ofSeconds(5), Duration.ofSeconds(2),
        Duration.ofSeconds(6), Duration.ofSeconds(10));
}
