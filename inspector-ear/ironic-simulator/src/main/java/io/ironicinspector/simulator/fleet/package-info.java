/**
 * The demo's machines: enrols them in an Ironic, starts their introspection, plays their ramdisks
 * and shows what was found. A client of both services like any other; knows nothing of the
 * simulator's inside.
 */
package io.ironicinspector.simulator.fleet;
