package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.row.Mark;

/**
 * A physical NIC of the host that is a port of ours, and that vswitchd has opened.
 *
 * @param number its OpenFlow number
 * @param mac its MAC address
 * @param up whether it is set up
 * @param wasDown whether it was set down when we took it
 */
public record TakenNic(int number, MacAddress mac, boolean up, boolean wasDown) {
    /** The text of the mark on a NIC that was down: there it outlives this controller. */
    static final String WAS_DOWN = Mark.TEXT + ", was down";
}
