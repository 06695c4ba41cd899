package io.tapfabric.planner.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A bridge that exists on a host.
 *
 * @param name its name
 * @param datapathType {@code system} or {@code netdev}; an empty column means {@code system}
 * @param ports its ports by name
 * @param foreignMirrors names (or row ids) of Mirror rows on it that do not carry our mark
 */
public record Bridge(BridgeName name, String datapathType, SortedMap<PortName, Port> ports,
        SortedSet<String> foreignMirrors) {
    public Bridge {
        ports = Collections.unmodifiableSortedMap(new TreeMap<>(ports));
        foreignMirrors = Collections.unmodifiableSortedSet(new TreeSet<>(foreignMirrors));
    }
}
