/**
 * What a plan does to one packet, in words: which tap-flows see it, what decides, where its copies arrive. Pure.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.planner.explain;
