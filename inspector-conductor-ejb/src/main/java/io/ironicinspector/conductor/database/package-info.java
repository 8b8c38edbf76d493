/**
 * The conductor's database: the data source, the migrations at start, and short transactions around
 * the repository. No introspection logic.
 */
package io.ironicinspector.conductor.database;
