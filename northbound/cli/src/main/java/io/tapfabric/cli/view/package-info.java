/**
 * What a command prints: tables, fields, JSON, colour.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.cli.view;
