/**
 * What the service offers: {@code /} and {@code /v1}. Negotiating a version belongs to {@code
 * version}.
 */
package io.ironicinspector.api.root;
