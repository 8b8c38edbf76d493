/**
 * Brings a database, new or upstream's, to the schema that this version needs. Queries do not
 * belong here.
 */
package io.ironicinspector.persistence.migration;
