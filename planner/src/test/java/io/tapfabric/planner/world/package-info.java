/**
 * Everything around brtap that the planner does not plan, as a model for tests: hosts and intents in a small text form,
 * guests, source bridges, mirrors, patches, tunnels.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.planner.world;
