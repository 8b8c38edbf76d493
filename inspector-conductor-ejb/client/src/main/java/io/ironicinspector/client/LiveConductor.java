package io.ironicinspector.client;

import java.net.URI;
import java.util.Objects;

/**
 * A conductor that lives.
 *
 * @param host its {@code [DEFAULT] host}
 * @param rpc where its RPC endpoint answers
 */
public record LiveConductor(String host, URI rpc) {
  /** Key of the RPC address in the member's metadata. */
  public static final String RPC_URL = "rpc_url";

  public LiveConductor {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(rpc, "rpc");
  }
}
