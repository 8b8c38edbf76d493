/**
 * A real etcd for integration tests, of other modules too (test-jar). Assertions belong to the
 * tests.
 */
package io.ironicinspector.coordination.adapter.testing;
