/**
 * IP networks and addresses as the Python library netaddr 0.8 reads them. No host names, nothing is
 * looked up.
 */
package io.ironicinspector.rules.net;
