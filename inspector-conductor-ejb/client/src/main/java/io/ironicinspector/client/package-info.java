/**
 * What the API may ask of a conductor, how that fails, and which conductors there are. Transports
 * live in packages of their own below, as does what API and conductor both need: JSON's form,
 * stores of documents, metrics. Status codes and shapes of answers do not belong here.
 */
package io.ironicinspector.client;
