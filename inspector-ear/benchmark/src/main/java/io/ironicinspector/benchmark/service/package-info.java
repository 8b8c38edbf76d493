/**
 * Starts and ends what is measured and what it needs: the two services, a simulated Ironic for
 * each, the database server of both. Knows nothing of load and figures.
 */
package io.ironicinspector.benchmark.service;
