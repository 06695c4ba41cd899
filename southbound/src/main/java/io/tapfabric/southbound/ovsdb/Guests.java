package io.tapfabric.southbound.ovsdb;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.net.InetAddresses;
import io.tapfabric.planner.model.GuestNic;
import io.tapfabric.planner.model.MacAddress;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who is behind an Interface row, as its external_ids say. Whoever runs the guests writes these: what cannot be read is
 * left out.
 */
final class Guests {
    private static final Splitter LIST = Splitter.on(CharMatcher.whitespace().or(CharMatcher.is(',')))
        .omitEmptyStrings();
    /** Begins the length of a prefix, or the zone of an IPv6 address. */
    private static final CharMatcher END = CharMatcher.anyOf("/%");

    private Guests() {
        // one function
    }

    static GuestNic of(final Map<String, String> ids) {
        return new GuestNic(find(ids, "iface-id"), find(ids, "vm-id"), find(ids, "attached-mac")
            .flatMap(MacAddress::find), addresses(ids));
    }

    private static Optional<String> find(final Map<String, String> ids, final String key) {
        return Optional.ofNullable(ids.get(key)).filter(text -> !text.isEmpty());
    }

    private static SortedSet<String> addresses(final Map<String, String> ids) {
        final var addresses = new TreeSet<String>();
        Stream.of("ip_addresses", "ip").flatMap(key -> LIST.splitToStream(ids.getOrDefault(key, "")))
            .map(Guests::withoutEnd).filter(InetAddresses::isInetAddress)
            .forEach(text -> addresses.add(InetAddresses.forString(text).getHostAddress()));
        return addresses;
    }

    private static String withoutEnd(final String text) {
        final int end = END.indexIn(text);
        return end < 0 ? text : text.substring(0, end);
    }
}
