/** Remembers the requests that were made. What is answered to them is no business of this. */
package io.ironicinspector.simulator.call;
