/**
 * Asks a service as fast as it answers on so many connections, and counts. What is asked is
 * somebody else's choice.
 */
package io.ironicinspector.benchmark.load;
