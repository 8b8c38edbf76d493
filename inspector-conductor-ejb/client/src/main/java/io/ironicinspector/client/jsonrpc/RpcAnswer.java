package io.ironicinspector.client.jsonrpc;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.client.LiveConductor;
import io.ironicinspector.client.UnreachableConductorException;
import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

/** What came back from one conductor, or did not. Every failure names the conductor. */
record RpcAnswer(LiveConductor conductor) {

  /**
   * The result in a response.
   *
   * @throws ConductorException what the conductor threw, or what is wrong with the response
   */
  JsonValue result(HttpResponse<byte[]> response, long id) {
    int status = response.statusCode();
    return switch (status) {
      case 200 -> RpcResponse.read(parse(response.body()), id, this::malformed);
      // The server runs but not the conductor in it, as while it starts or stops.
      case 404, 405 ->
          throw new UnreachableConductorException(name() + " has no RPC endpoint", null);
      case 401, 403 ->
          throw new UnreachableConductorException(
              name() + " refuses this service's credentials, see [json_rpc]", null);
      case 503 -> throw new ConductorException(Kind.UNAVAILABLE, name() + " is not ready");
      default -> throw malformed("HTTP status " + status);
    };
  }

  private JsonValue parse(byte[] body) {
    try (var reader = Wire.JSON.createReader(new ByteArrayInputStream(body))) {
      return reader.readValue();
    } catch (JsonException e) {
      throw malformed("not JSON");
    }
  }

  /** Why there is no response, and whether the conductor may have seen the request. */
  ConductorException missing(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      return new UnreachableConductorException(name() + " cannot be reached", cause);
    }
    if (cause instanceof CancellationException) {
      return new ConductorException(
          Kind.UNAVAILABLE, name() + " did not answer in time and may still be at work", cause);
    }
    return new ConductorException(
        Kind.UNAVAILABLE, name() + " broke off and may still be at work", cause);
  }

  ConductorException malformed(String reason) {
    return new ConductorException(
        Kind.INTERNAL, "%s gave a malformed answer: %s".formatted(name(), reason));
  }

  private String name() {
    return "Conductor %s at %s".formatted(conductor.host(), conductor.rpc());
  }
}
