/**
 * Reading intents and state, and changing intents.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.cli.store;
