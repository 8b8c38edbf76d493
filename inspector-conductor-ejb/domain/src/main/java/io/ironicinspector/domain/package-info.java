/**
 * The words of introspection: states, events, node identities, what may follow what. Nothing here
 * knows of a database, a server or a wire format.
 */
package io.ironicinspector.domain;
