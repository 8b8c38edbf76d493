/**
 * From {@code [database] connection} to JDBC connections, on any server. What is done with the
 * connections does not belong here.
 */
package io.ironicinspector.persistence.datasource;
