/**
 * What every provider of coordination offers to the JCA classes. No type of etcd and none of JCA
 * belongs here.
 */
package io.ironicinspector.coordination.adapter;
