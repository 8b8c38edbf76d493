/**
 * Folders on disk: the one that a running process has for itself, and the unpacked uber-jar that
 * all processes share to start faster.
 *
 * <p>Not for the application's data.
 */
package io.ironicinspector.micro.runtime;
