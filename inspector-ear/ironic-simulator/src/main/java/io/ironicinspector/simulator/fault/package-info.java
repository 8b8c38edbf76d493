/** Breaks calls on request. Errors that Ironic itself would answer are not made here. */
package io.ironicinspector.simulator.fault;
