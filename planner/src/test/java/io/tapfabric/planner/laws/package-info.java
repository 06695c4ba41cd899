/**
 * What is true of every plan, tried on fabrics made up at random.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.planner.laws;
