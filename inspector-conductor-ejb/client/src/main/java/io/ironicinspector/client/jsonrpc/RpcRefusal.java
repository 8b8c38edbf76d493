package io.ironicinspector.client.jsonrpc;

import jakarta.json.JsonValue;

/** The request is not one that can be carried out; the conductor was not called. */
final class RpcRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final transient JsonValue id;

  RpcRefusal(int code, JsonValue id, String message) {
    super(message);
    this.code = code;
    this.id = id;
  }

  int code() {
    return code;
  }

  /** Null in JSON if the request was too broken to have one. */
  JsonValue id() {
    return id;
  }
}
