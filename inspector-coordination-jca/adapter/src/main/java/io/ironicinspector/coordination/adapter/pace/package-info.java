/**
 * One pace that all members keep together. How a provider remembers the last turn belongs to the
 * providers.
 */
package io.ironicinspector.coordination.adapter.pace;
