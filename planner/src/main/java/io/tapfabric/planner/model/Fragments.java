package io.tapfabric.planner.model;

/**
 * Which later fragments a rule takes that looks into layer 4, which only the first fragment of a packet has.
 */
public enum Fragments {
    /** None: only packets that are whole, and first fragments. */
    NONE,
    /** Those of any packet that everything else in the rule matches, whatever its ports, ICMP type and flags were. */
    LATER_FRAGMENTS_OF_ANY
}
