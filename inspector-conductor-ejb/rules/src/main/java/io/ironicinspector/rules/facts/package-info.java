/** What rules are evaluated against: the data of a run and its node. Nothing is fetched here. */
package io.ironicinspector.rules.facts;
