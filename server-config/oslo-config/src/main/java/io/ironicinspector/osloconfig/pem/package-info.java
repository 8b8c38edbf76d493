/**
 * Certificates and keys in the PEM files that options name, for whoever listens and whoever
 * connects. What is done with them does not belong here.
 */
package io.ironicinspector.osloconfig.pem;
