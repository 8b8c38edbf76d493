/**
 * JSON as Python's {@code json} module writes it: clients compare answers, and an upstream service
 * may read what is stored.
 */
package io.ironicinspector.client.json;
