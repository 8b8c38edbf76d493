/**
 * Keeps the logs that a ramdisk sends with its data. When that is done is decided in {@code
 * processing}.
 */
package io.ironicinspector.conductor.ramdisklog;
