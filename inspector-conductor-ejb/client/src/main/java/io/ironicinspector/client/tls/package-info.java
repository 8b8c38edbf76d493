/**
 * TLS towards other services, from PEM files as OpenStack's options name them. Listening does not
 * belong here.
 */
package io.ironicinspector.client.tls;
