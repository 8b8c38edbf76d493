/** Reads and builds JSON text. Nothing about Ironic belongs here. */
package io.ironicinspector.simulator.json;
