package io.tapfabric.southbound.ovsdb;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param setup from a connection's start until its first view is complete
 * @param echo between two echo requests of ours
 * @param silence without any message, after which a database is given up; counted in whole {@code echo} periods
 * @param call from a call's start until its answer
 * @param applied from a transaction until vswitchd has put it into effect
 */
public record Timings(Duration setup, Duration echo, Duration silence, Duration call, Duration applied) {
    /** Finds a dead host in six to eight seconds; a first view of many thousand ports has time to arrive. */
    public static final Timings DEFAULT = new Timings(Duration.ofSeconds(20), Duration.ofSeconds(2),
        Duration.ofSeconds(6), Duration.ofSeconds(5), Duration.ofSeconds(10));
}
