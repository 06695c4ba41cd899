/**
 * The loop of one host against a machine in memory: what is done, in which order, and what is reported.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.southbound.host;
