/**
 * How much the service costs, next to the Python one, measured in one run on one database server.
 * Never shipped. This package holds what both programs need of their command lines; what is
 * measured stands in {@code api} and {@code introspection}.
 */
package io.ironicinspector.benchmark;
