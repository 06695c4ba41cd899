/**
 * What may be asked for, and the guard at the commit that holds every door to it.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.impl.rules;
