package io.tapfabric.planner.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.net.InetAddresses;
import io.tapfabric.planner.model.Filter;
import io.tapfabric.planner.model.Verdict;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What clouds give as examples of their filters (Huawei Cloud, Traffic Mirroring Overview, tables 2 and 3; AWS, Traffic
 * mirror filter concepts, and Example: Mirror non-local VPC traffic).
 */
class WorkedExamplesTest {
    private static final int TCP = 6;
    private static final int UDP = 17;

    @Test
    void huaweiInbound() {
        final var filter = Rules.in(Rules.rule(1, Verdict.ACCEPT, "6 172.16.0.0/24 10000-10001 10.0.0.3/32 80-80"));
        in(filter, Verdict.ACCEPT, TCP, "172.16.0.0", 10000, "10.0.0.3", 80);
        in(filter, Verdict.ACCEPT, TCP, "172.16.0.255", 10001, "10.0.0.3", 80);
        in(filter, Verdict.REJECT, TCP, "172.16.1.0", 10000, "10.0.0.3", 80);
        in(filter, Verdict.REJECT, TCP, "172.16.0.1", 9999, "10.0.0.3", 80);
        in(filter, Verdict.REJECT, TCP, "172.16.0.1", 10002, "10.0.0.3", 80);
        in(filter, Verdict.REJECT, TCP, "172.16.0.1", 10000, "10.0.0.2", 80);
        in(filter, Verdict.REJECT, TCP, "172.16.0.1", 10000, "10.0.0.3", 81);
        in(filter, Verdict.REJECT, UDP, "172.16.0.1", 10000, "10.0.0.3", 80);
        out(filter, Verdict.REJECT, TCP, "172.16.0.1", 10000, "10.0.0.3", 80);
    }

    @Test
    void huaweiOutbound() {
        final var filter = Rules.out(Rules.rule(1, Verdict.REJECT, "- 192.168.0.0/24 - 10.2.0.0/24"),
            Rules.rule(2, Verdict.ACCEPT, "- 0.0.0.0/0"));
        out(filter, Verdict.REJECT, TCP, "192.168.0.1", 1, "10.2.0.1", 2);
        out(filter, Verdict.REJECT, UDP, "192.168.0.255", 0, "10.2.0.255", 65535);
        out(filter, Verdict.ACCEPT, TCP, "192.168.1.0", 1, "10.2.0.1", 2);
        out(filter, Verdict.ACCEPT, TCP, "192.168.0.1", 1, "10.2.1.0", 2);
        out(filter, Verdict.REJECT, TCP, "2001:db8::1", 1, "2001:db8::2", 2);
    }

    /** Rules A and B match the same; A, of priority 1, rejects. */
    @Test
    void huaweiUniqueMatch() {
        final var same = "6 10.0.0.0/8 - - 1000-2000";
        in(Rules.in(Rules.rule(1, Verdict.REJECT, same), Rules.rule(2, Verdict.ACCEPT, same)), Verdict.REJECT, TCP,
            "10.0.0.1", 5, "10.0.0.2", 2000);
        in(Rules.in(Rules.rule(2, Verdict.REJECT, same), Rules.rule(1, Verdict.ACCEPT, same)), Verdict.ACCEPT, TCP,
            "10.0.0.1", 5, "10.0.0.2", 2000);
    }

    /** SSH from my network to my VPC is not mirrored, other TCP is. */
    @Test
    void awsAllButSsh() {
        final var filter = Rules.in(Rules.rule(10, Verdict.REJECT, "6 203.0.113.0/24 - 10.0.0.0/16 22"),
            Rules.rule(20, Verdict.ACCEPT, "6 0.0.0.0/0 - 0.0.0.0/0"));
        in(filter, Verdict.REJECT, TCP, "203.0.113.9", 50000, "10.0.3.4", 22);
        in(filter, Verdict.ACCEPT, TCP, "203.0.113.9", 50000, "10.0.3.4", 23);
        in(filter, Verdict.ACCEPT, TCP, "203.0.114.9", 50000, "10.0.3.4", 22);
        in(filter, Verdict.REJECT, UDP, "203.0.114.9", 50000, "10.0.3.4", 23);
        out(filter, Verdict.REJECT, TCP, "203.0.113.9", 50000, "10.0.3.4", 23);
    }

    @Test
    void awsHttpsOfBothFamilies() {
        final var filter = Rules.in(Rules.rule(10, Verdict.ACCEPT, "6 0.0.0.0/0 - 0.0.0.0/0 443"),
            Rules.rule(20, Verdict.ACCEPT, "6 ::/0 - ::/0 443"));
        in(filter, Verdict.ACCEPT, TCP, "192.0.2.1", 1, "10.0.3.4", 443);
        in(filter, Verdict.ACCEPT, TCP, "2001:db8::1", 1, "2001:db8::2", 443);
        in(filter, Verdict.REJECT, TCP, "2001:db8::1", 443, "2001:db8::2", 444);
    }

    @Test
    void awsNonLocalTraffic() {
        final var filter = Rules.out(Rules.rule(10, Verdict.REJECT, "- 10.0.0.0/16 - 10.0.0.0/16"),
            Rules.rule(20, Verdict.ACCEPT, "- 0.0.0.0/0 - 0.0.0.0/0"));
        out(filter, Verdict.REJECT, TCP, "10.0.0.4", 1, "10.0.255.255", 2);
        out(filter, Verdict.ACCEPT, TCP, "10.0.0.4", 1, "10.1.0.0", 2);
    }

    @Test
    void awsWithoutRulesNothing() {
        in(Rules.in(), Verdict.REJECT, TCP, "10.0.0.4", 1, "10.1.0.0", 2);
    }

    private static void in(final Filter filter, final Verdict verdict, final int protocol, final String source,
            final int sourcePort, final String destination, final int destinationPort) {
        final var frame = frame(protocol, source, sourcePort, destination, destinationPort);
        assertEquals(verdict, Switch.verdict(Switch.of(List.of(filter)).in(filter.number(), frame)), frame.toString());
    }

    private static void out(final Filter filter, final Verdict verdict, final int protocol, final String source,
            final int sourcePort, final String destination, final int destinationPort) {
        final var frame = frame(protocol, source, sourcePort, destination, destinationPort);
        assertEquals(verdict, Switch.verdict(Switch.of(List.of(filter)).out(filter.number(), frame)), frame.toString());
    }

    private static Frame frame(final int protocol, final String source, final int sourcePort, final String destination,
            final int destinationPort) {
        return new Frame.Ip(source.contains(":"), address(source), address(destination), protocol, 0,
            Frame.Part.WHOLE, sourcePort, destinationPort, 2).frame();
    }

    private static BigInteger address(final String text) {
        return new BigInteger(1, InetAddresses.forString(text).getAddress());
    }
}
