/** The microversion headers. Features that depend on a version do not belong here. */
package io.ironicinspector.api.version;
