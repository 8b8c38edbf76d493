/**
 * How fast the adapter is, next to a bare etcd transaction, jetcd's lock and Python's tooz,
 * measured in one run on one etcd. Never shipped; nothing that an application needs belongs here.
 */
package io.ironicinspector.coordination.benchmark;
