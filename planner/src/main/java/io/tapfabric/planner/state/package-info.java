/**
 * What is in effect and why not, as values: derived from plans and from what hosts report, never set by hand.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.planner.state;
