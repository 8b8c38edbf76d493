/**
 * Where the documents of introspections are kept, by {@code [processing] store_data}. What is in
 * the documents, and when they are written, does not belong here.
 */
package io.ironicinspector.client.data;
