/**
 * Conditions: where a value is found and what it must be. What follows from a condition does not
 * belong here.
 */
package io.ironicinspector.rules.condition;
