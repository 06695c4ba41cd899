/**
 * Intents and inventory in, the plan of every host out.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.planner.plan;
