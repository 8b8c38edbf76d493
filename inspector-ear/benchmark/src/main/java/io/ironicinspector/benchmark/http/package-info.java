/**
 * A plain HTTP/1.1 client that keeps its connections and takes as little CPU as it can: on a small
 * machine, what the client takes the services lack.
 */
package io.ironicinspector.benchmark.http;
