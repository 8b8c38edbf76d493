/**
 * The runs of a node that are remembered, and what changed between them. How they are remembered
 * belongs to the persistence.
 */
package io.ironicinspector.api.history;
