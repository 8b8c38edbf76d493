package io.ironicinspector.client;

import io.ironicinspector.domain.Role;
import java.util.Optional;

/** How the API reaches a conductor: configuration key {@code DEFAULT.rpc_transport}. */
public enum Transport {
  /** A local call in the same process. */
  FAKE("fake"),
  /** JSON-RPC 2.0 over HTTP to the address in the group member's metadata. */
  JSON_RPC("json-rpc");

  private final String wireName;

  Transport(String wireName) {
    this.wireName = wireName;
  }

  /** The value in the configuration. */
  public String wireName() {
    return wireName;
  }

  /**
   * Chooses the transport and checks that it fits the role. Needs no container: a launcher may call
   * it. Without either option it is {@code fake}, which only role {@code all} accepts.
   *
   * @param rpcTransport {@code DEFAULT.rpc_transport} as configured
   * @param standalone upstream's {@code DEFAULT.standalone}, used when {@code rpcTransport} is
   *     empty
   * @throws IllegalArgumentException one line for the operator: role, value and what is allowed
   */
  public static Transport check(
      Role role, Optional<String> rpcTransport, Optional<String> standalone) {
    return TransportCheck.check(role, rpcTransport, standalone);
  }
}
