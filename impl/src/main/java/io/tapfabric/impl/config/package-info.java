/**
 * What an operator sets in {@code etc/io.tapfabric.cfg}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.impl.config;
