/**
 * The shell: a door to the datastore, with no rule of its own.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.cli;
