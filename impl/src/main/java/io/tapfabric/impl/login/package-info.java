/**
 * What users need to log in.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.tapfabric.impl.login;
