/**
 * The adapter as administrators see it over JMX. What it shows is kept elsewhere; nothing here is
 * for applications.
 */
package io.ironicinspector.coordination.adapter.management;
