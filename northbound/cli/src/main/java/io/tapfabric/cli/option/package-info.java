/**
 * The text of options and arguments, turned into the values of YANG leaves.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.cli.option;
