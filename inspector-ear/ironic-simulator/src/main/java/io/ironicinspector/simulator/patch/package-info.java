/**
 * JSON patches with Ironic's limits. Which fields may change is the business of nodes and ports.
 */
package io.ironicinspector.simulator.patch;
