/** What must be done from time to time. How a run goes is no matter here. */
package io.ironicinspector.conductor.cleanup;
