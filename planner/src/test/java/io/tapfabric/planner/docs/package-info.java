/**
 * The book tells the truth: pages under {@code docs} are compared with what the planner does.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.planner.docs;
