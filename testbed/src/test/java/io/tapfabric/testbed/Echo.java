package io.tapfabric.testbed;

import java.util.Comparator;

/**
 * One ICMP echo packet (RFC 792) as a ping identifies it; packets of equal content are copies of each other.
 *
 * @param id the identifier: names the ping
 * @param seq the sequence number, from 1
 * @param reply false for a request
 */
record Echo(int id, int seq, boolean reply) implements Comparable<Echo> {
    private static final Comparator<Echo> ORDER =
        Comparator.comparingInt(Echo::id).thenComparingInt(Echo::seq).thenComparing(Echo::reply);

    @Override
    public int compareTo(final Echo other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return (reply ? "reply " : "request ") + id + "/" + seq;
    }
}
