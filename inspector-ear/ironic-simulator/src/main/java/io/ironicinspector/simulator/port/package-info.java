/** Ports: the network cards that Ironic knows of each node. Portgroups are not simulated. */
package io.ironicinspector.simulator.port;
