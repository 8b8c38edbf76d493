package io.ironicinspector.client.swift;

import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.client.keystone.ServiceSettings;
import io.ironicinspector.client.tls.HttpClients;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes objects of one container, whole ones in memory. Blocks, for each attempt at most
 * as long as {@code [swift] timeout} says. Thread-safe; needs no closing.
 */
public final class SwiftClient {
  private final SwiftSettings settings;
  private final SwiftHttp http;

  /** Asks nothing yet. */
  public SwiftClient(SwiftSettings settings) {
    this.settings = settings;
    ServiceSettings service = settings.service();
    HttpClient client = HttpClients.create(service.connectTimeout(), service.tls());
    this.http = new SwiftHttp(service, service.login(client), client);
  }

  /**
   * An object's content; empty if there is no such object, or no container yet.
   *
   * @throws SwiftException Swift did not give it
   */
  public Optional<byte[]> get(String object) {
    String what = "get object " + object;
    HttpResponse<byte[]> answer = http.send(SwiftRequest.get(what, path(object)));
    return switch (answer.statusCode()) {
      case 200 -> Optional.of(answer.body());
      case 404 -> Optional.empty();
      default -> throw refused(what, answer);
    };
  }

  /**
   * Writes an object, replacing the one before. A container that is not there is created: not
   * before each object, only when Swift says so.
   *
   * @param guard called right before each attempt; what it throws goes to the caller, and nothing
   *     is sent after it
   * @throws SwiftException Swift did not take it, or no answer came: then it may be there or not
   */
  public void put(String object, byte[] content, Runnable guard) {
    String what = "create object " + object;
    SwiftRequest request = SwiftRequest.put(what, path(object), content, headers(), guard);
    HttpResponse<byte[]> answer = http.send(request);
    if (answer.statusCode() == 404) {
      createContainer();
      answer = http.send(request);
    }
    if (!isSuccess(answer)) {
      throw refused(what, answer);
    }
  }

  /**
   * Deletes an object, if it is there.
   *
   * @param guard as in {@link #put}
   * @throws SwiftException Swift did not do it, or no answer came
   */
  public void delete(String object, Runnable guard) {
    String what = "delete object " + object;
    HttpResponse<byte[]> answer = http.send(SwiftRequest.delete(what, path(object), guard));
    if (answer.statusCode() != 404 && !isSuccess(answer)) {
      throw refused(what, answer);
    }
  }

  private void createContainer() {
    String what = "create container " + settings.container();
    HttpResponse<byte[]> answer =
        http.send(
            SwiftRequest.put(what, settings.containerPath(), new byte[0], Map.of(), () -> {}));
    if (!isSuccess(answer)) {
      throw refused(what, answer);
    }
  }

  private String path(String object) {
    return settings.containerPath() + "/" + object;
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    if (!settings.deleteAfter().isZero()) {
      headers.put("X-Delete-After", String.valueOf(settings.deleteAfter().toSeconds()));
    }
    return headers;
  }

  private static boolean isSuccess(HttpResponse<byte[]> answer) {
    return answer.statusCode() >= 200 && answer.statusCode() < 300;
  }

  private static SwiftException refused(String what, HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    return new SwiftException(
        SwiftHttp.mayPass(status) ? Kind.UNAVAILABLE : Kind.INTERNAL,
        "Swift failed to %s: %d%s from %s%s"
            .formatted(
                what,
                status,
                hint(status),
                answer.uri(),
                answer.headers().firstValue("X-Trans-Id").map(id -> " (" + id + ")").orElse("")),
        null);
  }

  private static String hint(int status) {
    return switch (status) {
      case 401 -> " (the login of section [swift] is not accepted)";
      case 403 -> " (the user of section [swift] may not do that)";
      default -> "";
    };
  }
}
