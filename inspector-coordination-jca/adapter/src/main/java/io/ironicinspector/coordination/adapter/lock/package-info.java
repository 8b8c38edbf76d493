/**
 * Exclusion between the threads of one process. What processes agree on belongs to the providers.
 */
package io.ironicinspector.coordination.adapter.lock;
