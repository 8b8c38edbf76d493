/**
 * The {@code json-rpc} transport: JSON-RPC 2.0 by {@code POST} to the address in the member's
 * metadata, both ends of it. Which conductor to ask, and how HTTP requests come in, do not belong
 * here.
 */
package io.ironicinspector.client.jsonrpc;
