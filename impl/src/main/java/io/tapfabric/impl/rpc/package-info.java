/**
 * Answers the RPCs of the YANG module {@code tapfabric}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.impl.rpc;
