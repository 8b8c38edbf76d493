/**
 * What is kept in the database: upstream's tables and ours, the queries on them and their
 * migrations. Decisions about introspections do not belong here.
 */
package io.ironicinspector.persistence;
