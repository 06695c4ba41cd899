/**
 * What a plan does to one packet, without a switch: a flow-table simulator. Pure.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.planner.simulate;
