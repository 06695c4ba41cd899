package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.row.Mark;

/**
 * A device of the host that is a port of ours, and that vswitchd has opened: a physical NIC that was lent to us, or one
 * that Open vSwitch has made for us, which is down at first.
 *
 * @param number its OpenFlow number
 * @param mac its MAC address
 * @param up whether it is set up
 * @param wasDown whether it is a NIC that was set down when we took it
 */
public record Device(int number, MacAddress mac, boolean up, boolean wasDown) {
    /** The text of the mark on a NIC that was down: there it outlives this controller. */
    static final String WAS_DOWN = Mark.TEXT + ", was down";
}
