/**
 * Locks that belong to a JTA transaction. How locks are taken, and how a connection is managed,
 * belongs elsewhere.
 */
package io.ironicinspector.coordination.adapter.transaction;
