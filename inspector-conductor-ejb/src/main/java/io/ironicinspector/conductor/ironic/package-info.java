/**
 * Ironic's REST API as this service uses it: nodes, ports, boot device, power, and where a node's
 * BMC is. No introspection state, no hooks.
 */
package io.ironicinspector.conductor.ironic;
