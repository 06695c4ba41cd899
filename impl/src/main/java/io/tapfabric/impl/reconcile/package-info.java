/**
 * Brings intents, inventory and hosts together: plans after every change, and tells what came of it.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.impl.reconcile;
