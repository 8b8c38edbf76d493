/**
 * One etcd, shared with real Python members. What lies in etcd byte for byte is tested beside the
 * code that writes it.
 */
package io.ironicinspector.coordination.adapter.tooz;
