/**
 * Filters as flows of brtap. Pure.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.planner.filter;
