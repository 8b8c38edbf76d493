/** Start, status, list and abort of introspections. Their data belongs to {@code data}. */
package io.ironicinspector.api.introspection;
