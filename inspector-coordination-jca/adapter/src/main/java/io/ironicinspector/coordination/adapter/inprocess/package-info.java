/**
 * Coordination within one JVM, for the service in one process: no threads when idle, no network, no
 * class of etcd's client.
 */
package io.ironicinspector.coordination.adapter.inprocess;
