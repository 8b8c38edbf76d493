/**
 * Whom the current thread works for: what the API notes and the log prints. Neither HTTP nor
 * logging belongs here; this must be the one class that the server's and the application's loaders
 * share.
 */
package io.ironicinspector.osloconfig.context;
