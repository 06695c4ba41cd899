/**
 * The words of the domain as values: intents (what was asked), inventory (what exists), problems (why not).
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.planner.model;
