/**
 * Answers what clients ask for again and again, without JAX-RS. What the answers are belongs to
 * their resources, and so does every request that is not quite ordinary.
 */
package io.ironicinspector.api.poll;
