/**
 * Introspection rules in upstream's three tables. What a rule means does not belong here; that is
 * {@code io.ironicinspector.rules}.
 */
package io.ironicinspector.persistence.rule;
