/**
 * The text of options and arguments, turned into YANG values: leaves, and whole sources and sinks.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.cli.option;
