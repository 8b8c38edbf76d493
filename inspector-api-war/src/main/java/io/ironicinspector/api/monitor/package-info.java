/**
 * Numbers for Prometheus, and the description of the API. Whether it works is in {@code health}.
 */
package io.ironicinspector.api.monitor;
