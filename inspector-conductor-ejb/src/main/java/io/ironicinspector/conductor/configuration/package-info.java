/**
 * What the conductor reads from inspector.conf: one class per section, checked when it is made.
 * Nothing here acts on it.
 */
package io.ironicinspector.conductor.configuration;
