/**
 * Whole introspections, from the start to the end, and the benchmark of them: {@code
 * server-config/bin/introspection-benchmark}.
 */
package io.ironicinspector.benchmark.introspection;
