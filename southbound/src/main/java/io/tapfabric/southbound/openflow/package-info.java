/**
 * OpenFlow 1.4 on the wire: the only place that knows Netty and OpenFlowJ-Loxi.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.southbound.openflow;
