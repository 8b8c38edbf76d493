/**
 * Introspection rules: what a rule is, whether it matches, and what it would do. Where rules are
 * kept, and how the node is changed, does not belong here.
 */
package io.ironicinspector.rules;
