/**
 * Leading by holding a lock, whoever provides it. What the store keeps of it belongs to the
 * providers.
 */
package io.ironicinspector.coordination.adapter.election;
