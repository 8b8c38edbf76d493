/**
 * Absolute links as the client sees this service, through proxies. Routing does not belong here.
 */
package io.ironicinspector.api.link;
