package io.tapfabric.southbound.openflow;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.state.Count;
import io.tapfabric.southbound.LinkException;
import java.util.List;
import java.util.SortedMap;

/**
 * The connection to one bridge. Calls block until the switch answered, and for a few seconds at most.
 */
public interface SwitchLink extends AutoCloseable {
    /** The bridge's datapath id. */
    long datapathId();

    /** Whether the connection is up; once false, it stays so. */
    boolean isOpen();

    /** Reads every flow of every table. */
    SortedMap<WireKey, ObservedFlow> readFlows() throws LinkException;

    /**
     * Changes flows, all of them or none; returns after the switch has confirmed that they are in effect. A put of a
     * flow that exists overwrites it and keeps its counters.
     */
    void apply(Delta<WireKey, WireEntry> delta) throws LinkException;

    /** Reads what each port has sent, by its OpenFlow number. */
    SortedMap<Integer, Count> readPorts() throws LinkException;

    /** Reads every meter. */
    SortedMap<Integer, ObservedMeter> readMeters() throws LinkException;

    /**
     * Changes meters, each for itself; returns after the switch has done it, or refused.
     *
     * @return why some were refused, by id
     */
    SortedMap<Integer, String> applyMeters(List<MeterMod> mods) throws LinkException;

    /**
     * Sets a port's device up or down; returns after the switch has done it, or tried to.
     *
     * @param port its OpenFlow number
     * @param mac its own MAC address, by which the switch sees that the right port is meant
     * @param up up or down
     */
    void setPort(int port, MacAddress mac, boolean up) throws LinkException;

    /** Closes the connection; the switch will connect again. */
    @Override
    void close();
}
