/**
 * End to end: real Open vSwitch in namespaces, the controller as it is shipped, pings in, tcpdump out. Each test names
 * the promise it proves and waits for what it can see, never for time.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.testbed;
