/** Nodes: what they hold, their states, traits and boot device. Ports are elsewhere. */
package io.ironicinspector.simulator.node;
