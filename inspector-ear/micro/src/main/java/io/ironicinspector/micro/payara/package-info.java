/**
 * Everything that knows Payara Micro's classes.
 *
 * <p>Not for the server's settings: those are in src/main/server.
 */
package io.ironicinspector.micro.payara;
