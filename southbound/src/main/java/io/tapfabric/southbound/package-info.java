/**
 * Hosts, from the controller's side: what they hold is observed, compared with the plan, and mended.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.southbound;
