package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.model.BridgeName;

/**
 * What the OVSDB side must be told.
 *
 * @param tapBridge name of the bridge that is ours alone, marked or not
 * @param controller where switches find our OpenFlow server
 * @param timings how long things may take
 * @param maxMessage the longest message that a database may send, in bytes; a first view takes about 700 for a port
 */
public record Settings(BridgeName tapBridge, ControllerAddress controller, Timings timings, int maxMessage) {
    /** Room for a first view of more than 40,000 ports. */
    public static final int MAX_MESSAGE = 32 << 20;

    public Settings(final BridgeName tapBridge, final ControllerAddress controller) {
        this(tapBridge, controller, Timings.DEFAULT, MAX_MESSAGE);
    }
}
