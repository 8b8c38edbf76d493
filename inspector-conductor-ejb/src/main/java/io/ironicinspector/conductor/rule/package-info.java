/**
 * Applies the operator's rules to a run. The language of rules is {@code io.ironicinspector.rules},
 * what a rule changes is sent by {@code ironic}.
 */
package io.ironicinspector.conductor.rule;
