/**
 * This service as a client of Keystone: its own token, and what other tokens are worth. What
 * callers may do with theirs does not belong here.
 */
package io.ironicinspector.client.keystone;
