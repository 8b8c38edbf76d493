/**
 * The same interface done the way tooz and plain jetcd do it: what the faults must be able to
 * break. Nothing here is an example.
 */
package io.ironicinspector.coordination.torture.naive;
