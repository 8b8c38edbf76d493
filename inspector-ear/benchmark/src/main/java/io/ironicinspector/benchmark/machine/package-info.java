/**
 * Made-up machines: how Ironic knows them, and what their ramdisks post. Knows nothing of how they
 * are used.
 */
package io.ironicinspector.benchmark.machine;
