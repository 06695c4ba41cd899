/**
 * Does a copy of this packet reach that sink, once? Plans, run on the flow-table simulator in a model world.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.planner.packets;
