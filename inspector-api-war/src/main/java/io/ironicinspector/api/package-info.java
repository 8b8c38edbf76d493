/**
 * The JAX-RS application: which resources answer in which role. What they do belongs to the
 * packages below.
 */
package io.ironicinspector.api;
