/**
 * The least work that turns what a host holds into what it should hold.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.planner.diff;
