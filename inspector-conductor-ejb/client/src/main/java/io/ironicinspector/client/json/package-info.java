/**
 * JSON as Python's {@code json} module writes it: clients compare answers, and an upstream service
 * may read what is stored. Shapes belong to the features that answer with them.
 */
package io.ironicinspector.client.json;
