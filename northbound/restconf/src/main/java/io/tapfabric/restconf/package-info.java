/**
 * RESTCONF is OpenDaylight's; here is what it lacks: a close look at bodies, and words for what fails.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.restconf;
