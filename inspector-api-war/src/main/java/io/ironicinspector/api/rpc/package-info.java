/** The HTTP end of the json-rpc transport. The protocol belongs to the client jar. */
package io.ironicinspector.api.rpc;
