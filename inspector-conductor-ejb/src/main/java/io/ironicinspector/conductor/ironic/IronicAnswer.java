package io.ironicinspector.conductor.ironic;

import java.net.URI;
import java.net.http.HttpHeaders;

/**
 * What Ironic answered, whole.
 *
 * @param uri of the request
 */
record IronicAnswer(URI uri, int status, HttpHeaders headers, String body) {}
