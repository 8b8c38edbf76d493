/** Microversions: reading and answering their headers. Version discovery is not here. */
package io.ironicinspector.simulator.version;
