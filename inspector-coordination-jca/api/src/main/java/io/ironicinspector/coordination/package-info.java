/**
 * Leases, locks, groups and their failures, as an application sees them. No type of etcd, of JCA or
 * of the server belongs here.
 */
package io.ironicinspector.coordination;
