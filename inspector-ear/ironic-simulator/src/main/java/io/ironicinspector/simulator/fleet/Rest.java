package io.ironicinspector.simulator.fleet;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** JSON over HTTP to one service. */
final class Rest {
  private static final Duration LIMIT = Duration.ofSeconds(70);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;

  Rest(URI base) {
    this.base = base;
  }

  /** What was answered, whatever the status. */
  HttpResponse<String> send(String method, String path, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .header("X-OpenStack-Ironic-API-Version", "1.76")
            .timeout(LIMIT)
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FleetException("interrupted during " + method + " " + path, e);
    }
  }

  /** The object answered; any status but 2xx is an error. */
  JsonObject call(String method, String path, String body) {
    try {
      HttpResponse<String> answer = send(method, path, body);
      if (answer.statusCode() / 100 != 2) {
        throw new FleetException(
            "%s %s%s: %d %s".formatted(method, base, path, answer.statusCode(), answer.body()));
      }
      return answer.body().isBlank() ? JsonObject.EMPTY_JSON_OBJECT : json(answer.body());
    } catch (IOException | JsonException e) {
      throw new FleetException(method + " " + base + path, e);
    }
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
