package io.tapfabric.southbound.ovsdb;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.primitives.Ints;
import io.tapfabric.planner.model.HostNic;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.PortName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The physical NICs that a host tells of, by {@code host/tapfabric-nics}: entries joined by semicolons, each
 * {@code NAME MAC MTU up|down} and then, in words, what the NIC is used for. An entry that cannot be read is left out.
 */
final class HostNics {
    /** The key in external_ids of the Open_vSwitch row. */
    static final String KEY = "tapfabric-nics";

    private static final Splitter ENTRIES = Splitter.on(';').trimResults().omitEmptyStrings();
    private static final Splitter WORDS = Splitter.on(' ').trimResults().omitEmptyStrings();
    /** Words before what it is used for. */
    private static final int FIXED_WORDS = 4;

    private HostNics() {
        // one function
    }

    static SortedMap<PortName, HostNic> of(final Map<String, String> ids) {
        final var nics = new TreeMap<PortName, HostNic>();
        ENTRIES.splitToStream(ids.getOrDefault(KEY, "")).filter(CharMatcher.javaIsoControl()::matchesNoneOf)
            .map(WORDS::splitToList).map(HostNics::nic).flatMap(Optional::stream)
            .forEach(nic -> nics.put(nic.name(), nic));
        return nics;
    }

    private static Optional<HostNic> nic(final List<String> words) {
        if (words.size() < FIXED_WORDS || !List.of("up", "down").contains(words.get(3))) {
            return Optional.empty();
        }
        final var use = String.join(" ", words.subList(FIXED_WORDS, words.size()));
        return PortName.find(words.get(0)).flatMap(name -> MacAddress.find(words.get(1)).flatMap(mac ->
            Optional.ofNullable(Ints.tryParse(words.get(2))).filter(mtu -> mtu > 0).map(mtu -> new HostNic(name, mac,
                mtu, words.get(3).equals("up"), Optional.of(use).filter(text -> !text.isEmpty())))));
    }
}
