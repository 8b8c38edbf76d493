/** Errors as Ironic words and wraps them. No decision about when an error happens belongs here. */
package io.ironicinspector.simulator.error;
