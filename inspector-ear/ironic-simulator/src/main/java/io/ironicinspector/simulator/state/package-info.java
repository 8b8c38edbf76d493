/** All that is simulated, in and out as one JSON document. How a single node looks is elsewhere. */
package io.ironicinspector.simulator.state;
