/** Reads what requests carry, with Ironic's words for what is wrong. Knows no nodes or ports. */
package io.ironicinspector.simulator.request;
