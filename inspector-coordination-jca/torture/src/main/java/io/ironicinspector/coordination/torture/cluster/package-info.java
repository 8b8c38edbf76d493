/**
 * A real etcd cluster that can be broken in every way that needs no privileges. Nothing of the
 * adapter belongs here.
 */
package io.ironicinspector.coordination.torture.cluster;
