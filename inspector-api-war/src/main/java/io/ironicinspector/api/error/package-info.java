/**
 * Turns every failure into a status code and {@code {"error":{"message":"..."}}}. Raising them
 * belongs to the features.
 */
package io.ironicinspector.api.error;
