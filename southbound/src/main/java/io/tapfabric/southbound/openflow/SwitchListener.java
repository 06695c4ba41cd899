package io.tapfabric.southbound.openflow;

/**
 * Is told of switches that come and go. Calls come from network threads and must not block.
 */
public interface SwitchListener {
    /** A switch has connected and said who it is. */
    void connected(SwitchLink link);

    /** A switch is gone; follows each {@link #connected}. */
    void disconnected(SwitchLink link);
}
