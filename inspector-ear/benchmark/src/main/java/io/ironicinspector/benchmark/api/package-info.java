/** The benchmark of single requests: {@code server-config/bin/api-benchmark}. */
package io.ironicinspector.benchmark.api;
