/**
 * Certificate and key of the HTTP API, from PEM files to what the server reads. Who else is trusted
 * by the application's own clients does not belong here.
 */
package io.ironicinspector.micro.tls;
