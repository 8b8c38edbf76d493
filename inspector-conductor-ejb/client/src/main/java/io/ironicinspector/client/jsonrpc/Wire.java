package io.ironicinspector.client.jsonrpc;

import io.ironicinspector.client.ConductorException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.util.Arrays;
import java.util.Optional;

/**
 * The names on the wire. The envelope is JSON-RPC 2.0 (jsonrpc.org/specification): named parameters
 * only, no batches, no notifications. The methods and their arguments are those of upstream's
 * oslo.messaging interface, version 1.3; {@code do_resolve}, {@code do_test_rules} and the {@code
 * node_uuid} of {@code do_continue} are ours. What went wrong inside a conductor is error {@link
 * #CONDUCTOR_ERROR} with the kind in {@code data.kind}.
 */
final class Wire {
  static final JsonProvider JSON = JsonProvider.provider();

  static final String VERSION_KEY = "jsonrpc";
  static final String VERSION = "2.0";
  static final String ID = "id";
  static final String METHOD = "method";
  static final String PARAMS = "params";
  static final String RESULT = "result";
  static final String ERROR = "error";
  static final String CODE = "code";
  static final String MESSAGE = "message";
  static final String DATA = "data";
  static final String KIND = "kind";

  static final String DO_INTROSPECTION = "do_introspection";
  static final String DO_ABORT = "do_abort";
  static final String DO_CONTINUE = "do_continue";
  static final String DO_REAPPLY = "do_reapply";
  static final String DO_RESOLVE = "do_resolve";
  static final String DO_TEST_RULES = "do_test_rules";

  static final String NODE_ID = "node_id";
  static final String NODE_UUID = "node_uuid";
  static final String MANAGE_BOOT = "manage_boot";
  static final String TOKEN = "token";
  static final String UUID = "uuid";

  static final int PARSE_ERROR = -32700;
  static final int INVALID_REQUEST = -32600;
  static final int METHOD_NOT_FOUND = -32601;
  static final int INVALID_PARAMS = -32602;
  static final int CONDUCTOR_ERROR = -32000;

  private Wire() {}

  /** A member of an object, if it is there and a string. */
  static Optional<String> string(JsonObject object, String key) {
    return object.get(key) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  /** A member of an object, if it is there and an object. */
  static Optional<JsonObject> object(JsonObject object, String key) {
    return object.get(key) instanceof JsonObject inner ? Optional.of(inner) : Optional.empty();
  }

  /** The kind of that name; empty if a newer peer knows one that we do not. */
  static Optional<ConductorException.Kind> kind(String name) {
    return Arrays.stream(ConductorException.Kind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst();
  }
}
