/**
 * OVSDB rows that TapFabric owns, as values: what a host must hold, and what it holds, in one form.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.planner.row;
