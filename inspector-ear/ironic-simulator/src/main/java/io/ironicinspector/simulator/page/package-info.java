/** Lists in pages, links and the choice of fields, alike for nodes and ports. */
package io.ironicinspector.simulator.page;
