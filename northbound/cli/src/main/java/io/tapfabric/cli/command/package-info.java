/**
 * The commands of the scope {@code tap}, one class each. Karaf makes these objects without arguments and
 * sets their fields afterwards, hence no default of non-null here: a field marked nullable is one that Karaf may leave
 * unset.
 */
package io.tapfabric.cli.command;
