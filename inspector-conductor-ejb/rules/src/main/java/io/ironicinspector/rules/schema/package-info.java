/**
 * The shape of a rule in JSON and what is said about a wrong one. What the parts of a rule mean
 * does not belong here.
 */
package io.ironicinspector.rules.schema;
