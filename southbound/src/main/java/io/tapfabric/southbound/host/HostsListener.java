package io.tapfabric.southbound.host;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.state.HostReport;

/**
 * Is told what happens on hosts. Calls come from any thread and must not block.
 */
public interface HostsListener {
    /** What exists has changed. */
    void inventory(Inventory inventory);

    /** A host is forgotten: nothing that was known of it counts any more. This is what exists without it. */
    void forgotten(HostId host, Inventory inventory);

    /** A host has something new to say of itself. */
    void report(HostReport report);
}
