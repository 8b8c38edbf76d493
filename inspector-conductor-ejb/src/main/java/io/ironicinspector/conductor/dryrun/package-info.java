/**
 * Says what rules would do with a node's data, and does nothing. How rules are evaluated belongs to
 * {@code io.ironicinspector.rules}, how they are applied to {@code rule}.
 */
package io.ironicinspector.conductor.dryrun;
