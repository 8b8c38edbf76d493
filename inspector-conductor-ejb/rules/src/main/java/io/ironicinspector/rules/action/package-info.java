/**
 * Actions: what a matching rule does to a node, as values, and the changes that follow from them.
 * Nothing here talks to Ironic.
 */
package io.ironicinspector.rules.action;
