package io.ironicinspector.client.jsonrpc;

import io.ironicinspector.client.ConductorException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Renders answers, and reads them on the other side. */
final class RpcResponse {
  private static final Logger LOG = Logger.getLogger(RpcResponse.class.getName());

  private RpcResponse() {}

  static JsonObject result(JsonValue id, JsonValue value) {
    return envelope(id).add(Wire.RESULT, value).build();
  }

  static JsonObject refusal(RpcRefusal refusal) {
    return envelope(refusal.id())
        .add(Wire.ERROR, error(refusal.code(), refusal.getMessage()))
        .build();
  }

  static JsonObject failure(JsonValue id, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof ConductorException known) {
      return failure(id, known.kind(), known.getMessage());
    }
    LOG.log(Level.SEVERE, "RPC: a call failed unexpectedly", cause);
    return failure(id, ConductorException.Kind.INTERNAL, "Internal server error");
  }

  private static JsonObject failure(JsonValue id, ConductorException.Kind kind, String message) {
    JsonObjectBuilder error =
        error(Wire.CONDUCTOR_ERROR, message)
            .add(Wire.DATA, Wire.JSON.createObjectBuilder().add(Wire.KIND, kind.name()));
    return envelope(id).add(Wire.ERROR, error).build();
  }

  private static JsonObjectBuilder envelope(JsonValue id) {
    return Wire.JSON.createObjectBuilder().add(Wire.VERSION_KEY, Wire.VERSION).add(Wire.ID, id);
  }

  private static JsonObjectBuilder error(int code, String message) {
    return Wire.JSON.createObjectBuilder().add(Wire.CODE, code).add(Wire.MESSAGE, message);
  }

  /**
   * Takes the result out of an answer.
   *
   * @param malformed what to throw if this is no answer to {@code id}
   * @throws ConductorException what the conductor threw
   */
  static JsonValue read(JsonValue answer, long id, Function<String, ConductorException> malformed) {
    if (!(answer instanceof JsonObject response)
        || !Wire.JSON.createValue(id).equals(response.get(Wire.ID))) {
      throw malformed.apply("not a JSON-RPC response to this request");
    }
    Optional<JsonObject> error = Wire.object(response, Wire.ERROR);
    if (error.isPresent()) {
      throw thrown(error.get(), malformed);
    }
    JsonValue result = response.get(Wire.RESULT);
    if (result == null) {
      throw malformed.apply("neither result nor error");
    }
    return result;
  }

  private static ConductorException thrown(
      JsonObject error, Function<String, ConductorException> malformed) {
    String message = Wire.string(error, Wire.MESSAGE).orElse("no message");
    return Wire.object(error, Wire.DATA)
        .flatMap(data -> Wire.string(data, Wire.KIND))
        .map(
            kind ->
                new ConductorException(
                    Wire.kind(kind).orElse(ConductorException.Kind.INTERNAL), message))
        .orElseGet(() -> malformed.apply(message));
  }
}
