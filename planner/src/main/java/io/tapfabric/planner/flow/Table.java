package io.tapfabric.planner.flow;

/**
 * The tables of brtap, in the order a copy passes them. Gaps leave room for replication. A packet that
 * matches nothing in a table is dropped, and counted by the table's miss flow.
 */
public enum Table {
    /** By input port: which patch or tunnel it came in on. What a sink sends matches nothing and ends here. */
    INPUT(0),
    /** Copies of what guests sent: which source it is, by VLAN and source MAC. */
    OUT(10),
    /** Copies of what guests received: which sources, by VLAN and destination MAC. */
    IN(20),
    /** Copies of whole bridges, and of ports that VLAN and MAC cannot tell: which tap-flows may want it. */
    BRIDGE(22),
    /** By tap-flow: whether it wants this packet of a bridge. */
    SELECT(24),
    /** Copies of what guests sent, by filter: whether its OUT rules accept them. */
    FILTER_OUT(26),
    /** Copies of what guests received, by filter: whether its IN rules accept them. */
    FILTER_IN(28),
    /** By tap-flow: on to delivery on this host, or into the tunnel to the sink's host. */
    SESSION(30),
    /** By tap-flow: on, if it is of a conversation that is sampled; there is none where no tap-flow samples. */
    SAMPLE(32),
    /** By tap-flow: on, as far as its rate limit lets it; there is none on a host where no tap-flow has one. */
    RATE(34),
    /** To a group: which slot of it the copy's conversation is in. There is none where no tap-flow goes to a group. */
    SPREAD(35),
    /** By group: to which member, by slot; there only with {@link #SPREAD}. */
    SLOT(36),
    /** By tap-flow and member: on to delivery on this host, or into a tunnel; there only with {@link #SPREAD}. */
    MEMBER(37),
    /** By tap-flow: into the tunnel, by whether the copy is longer than what that carries. */
    TUNNEL(38),
    /** Copies from another host: which tap-flow it is, by tunnel and key. */
    ARRIVAL(40),
    /** By tap-flow: out at the sink's port. */
    DELIVERY(50),
    /** By tap-flow: out at the sink's port, by whether the copy is longer than what that takes. */
    SINK(55);

    private final int number;

    Table(final int number) {
        this.number = number;
    }

    /** The OpenFlow table number, 0 to 254. */
    public int number() {
        return number;
    }
}
