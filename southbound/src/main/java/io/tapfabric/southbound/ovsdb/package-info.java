/**
 * Open vSwitch's database (RFC 7047): the only place that knows OpenDaylight's OVSDB library.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.southbound.ovsdb;
