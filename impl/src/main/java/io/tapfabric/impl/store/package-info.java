/**
 * Between the data store and the planner's values: reads intents, gives numbers, writes state. Only here (and in
 * {@code rules}) are the types generated from YANG used.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.impl.store;
