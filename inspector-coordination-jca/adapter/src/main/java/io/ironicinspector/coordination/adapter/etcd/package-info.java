/**
 * Coordination on etcd with tooz's keys and values. All that is known about etcd and its client
 * stands here and nowhere else.
 */
package io.ironicinspector.coordination.adapter.etcd;
