/**
 * Hooks and rules as they come out of the running processes: generated machines through this
 * service and through the Python service, and callbacks of a size that real machines have.
 */
package io.ironicinspector.endtoend.pipeline;
