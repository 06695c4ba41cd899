/**
 * Plans as documentation: each file under {@code resources/golden} says what is given and what is planned for it.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.planner.golden;
