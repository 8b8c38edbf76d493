package io.ironicinspector.client.jsonrpc;

import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.Set;

/** A well-formed call. Its parameters are checked when they are asked for. */
record RpcRequest(JsonValue id, String method, JsonObject params) {

  /**
   * Reads one request.
   *
   * @throws RpcRefusal if it is not one
   * @throws UncheckedIOException if it could not be read to its end
   */
  static RpcRequest read(Reader text) {
    if (!(parse(text) instanceof JsonObject call)) {
      throw invalid(JsonValue.NULL, "expected one object, batches are not supported");
    }
    JsonValue id = id(call);
    if (!Wire.string(call, Wire.VERSION_KEY).filter(Wire.VERSION::equals).isPresent()) {
      throw invalid(id, "jsonrpc must be \"2.0\"");
    }
    String method =
        Wire.string(call, Wire.METHOD).orElseThrow(() -> invalid(id, "method must be a string"));
    JsonObject params =
        Wire.object(call, Wire.PARAMS)
            .orElseThrow(() -> badParams(id, "params must be an object of named parameters"));
    return new RpcRequest(id, method, params);
  }

  private static JsonValue parse(Reader text) {
    try {
      JsonParser parser = Wire.JSON.createParser(text);
      parser.next();
      JsonValue value = parser.getValue();
      if (parser.hasNext()) { // throws, too, if something follows
        throw notJson();
      }
      return value;
    } catch (NoSuchElementException e) {
      throw notJson();
    } catch (JsonException e) {
      if (e.getCause() instanceof IOException unread) {
        throw new UncheckedIOException(unread);
      }
      throw notJson();
    }
  }

  private static RpcRefusal notJson() {
    return new RpcRefusal(Wire.PARSE_ERROR, JsonValue.NULL, "Parse error: the request is not JSON");
  }

  private static JsonValue id(JsonObject call) {
    JsonValue id = call.getOrDefault(Wire.ID, JsonValue.NULL);
    return switch (id.getValueType()) {
      case STRING, NUMBER -> id;
      default ->
          throw invalid(
              JsonValue.NULL, "id must be a string or a number, notifications are not supported");
    };
  }

  /** Refuses parameters that the method does not have: a newer peer must not be half understood. */
  void allow(Set<String> names) {
    for (String name : params.keySet()) {
      if (!names.contains(name)) {
        throw badParams(id, method + " takes no parameter " + name);
      }
    }
  }

  String nodeId() {
    return Wire.string(params, Wire.NODE_ID)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> badParams(id, "node_id must be a string, not empty"));
  }

  NodeUuid nodeUuid() {
    return Wire.string(params, Wire.NODE_UUID)
        .flatMap(NodeUuid::like)
        .orElseThrow(() -> badParams(id, "node_uuid must be a UUID"));
  }

  /** True if the caller does not say. */
  boolean manageBoot() {
    JsonValue value = params.getOrDefault(Wire.MANAGE_BOOT, JsonValue.TRUE);
    return switch (value.getValueType()) {
      case TRUE -> true;
      case FALSE -> false;
      default -> throw badParams(id, "manage_boot must be true or false");
    };
  }

  boolean hasNodeUuid() {
    return params.containsKey(Wire.NODE_UUID);
  }

  boolean hasData() {
    return params.getOrDefault(Wire.DATA, JsonValue.NULL) != JsonValue.NULL;
  }

  JsonObject data() {
    return Wire.object(params, Wire.DATA)
        .orElseThrow(() -> badParams(id, "data must be an object"));
  }

  private static RpcRefusal invalid(JsonValue id, String reason) {
    return new RpcRefusal(Wire.INVALID_REQUEST, id, "Invalid request: " + reason);
  }

  private static RpcRefusal badParams(JsonValue id, String reason) {
    return new RpcRefusal(Wire.INVALID_PARAMS, id, "Invalid params: " + reason);
  }
}
