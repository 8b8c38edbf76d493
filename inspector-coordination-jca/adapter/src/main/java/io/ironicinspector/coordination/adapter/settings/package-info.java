/**
 * The adapter's settings: where they come from, what is allowed. What is done with them belongs
 * elsewhere.
 */
package io.ironicinspector.coordination.adapter.settings;
