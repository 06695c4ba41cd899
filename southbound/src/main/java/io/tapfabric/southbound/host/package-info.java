/**
 * One loop for each host: observe, compare with the newest plan, mend, report.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.southbound.host;
