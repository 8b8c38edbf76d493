/**
 * What the API may ask of a conductor, how that fails, and which conductors there are. Transports
 * live in packages of their own below; status codes and JSON for end users do not belong here.
 */
package io.ironicinspector.client;
