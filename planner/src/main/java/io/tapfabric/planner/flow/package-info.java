/**
 * OpenFlow flow entries of brtap as values, and the pipeline they live in: tables, registers, cookies.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.planner.flow;
