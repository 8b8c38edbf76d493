/**
 * What stands behind the resources: the conductor, the database, the configuration. Nothing about
 * HTTP belongs here.
 */
package io.ironicinspector.api.backend;
