/**
 * RESTCONF is OpenDaylight's; here is only what it lacks to say why a commit was refused.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.restconf;
