package io.ironicinspector.client.jsonrpc;

/** Headers of a call, beside the envelope. */
public final class Rpc {
  /** The id of the request that the call is made for: the conductor logs under the same. */
  public static final String REQUEST_ID = "X-Inspector-Request-Id";

  /** What the client of that request gave, if it gave one. */
  public static final String GLOBAL_REQUEST_ID = "X-Openstack-Request-Id";

  private Rpc() {}
}
