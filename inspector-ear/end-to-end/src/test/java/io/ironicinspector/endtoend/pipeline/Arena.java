package io.ironicinspector.endtoend.pipeline;

import static org.awaitility.Awaitility.await;

import io.ironicinspector.simulator.IronicSimulator;
import io.ironicinspector.simulator.call.Call;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One of the two services, with an Ironic of its own. */
final class Arena {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Set<String> RESTLESS =
      Set.of("starting", "processing", "enrolling", "aborting");

  /** What no two simulators have in common. */
  private static final Set<String> OF_ITS_OWN =
      Set.of("uuid", "created_at", "updated_at", "provision_updated_at", "conductor", "links");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI service;
  private final IronicSimulator ironic;

  Arena(URI service, IronicSimulator ironic) {
    this.service = service;
    this.ironic = ironic;
  }

  /** Introspects the machine, and tells everything that came of it. */
  Outcome introspect(GeneratedMachine machine) {
    ironic.state().replace(machine.ironic());
    send("DELETE", "/v1/rules", "");
    StringBuilder rules = new StringBuilder();
    machine
        .rules()
        .forEach(
            rule ->
                rules.append(send("POST", "/v1/rules", rule.toString()).statusCode()).append(' '));
    String path = "/v1/introspection/" + machine.uuid();
    int started = send("POST", path, "").statusCode();
    settle(path);
    ironic.calls().clear();
    JsonObject before = resources(machine);
    HttpResponse<String> answer = send("POST", "/v1/continue", machine.data());
    settle(path);
    List<Call> calls = ironic.calls().list();
    JsonObject status = GeneratedMachine.json(send("GET", path, "").body());
    JsonObjectBuilder stored = Json.createObjectBuilder();
    stored.add("data", body(send("GET", path + "/data", "")));
    stored.add("unprocessed", body(send("GET", path + "/data/unprocessed", "")));
    JsonObject after = resources(machine);
    if (status.getString("state").equals("waiting")) { // nobody knew whose data it was
      send("POST", path + "/abort", "");
      settle(path);
    }
    return new Outcome(
        rules + "start " + started,
        answer.statusCode(),
        message(answer),
        status.getString("state"),
        status.get("error") == JsonValue.NULL ? "" : status.getString("error"),
        stored.build(),
        before,
        after,
        calls);
  }

  /** Status and text of an answer that is an error. */
  HttpResponse<String> send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve(path))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .timeout(PATIENCE)
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(method + " " + path, failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private void settle(String path) {
    await(path)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              HttpResponse<String> answer = send("GET", path, "");
              return answer.statusCode() != 200
                  || !RESTLESS.contains(GeneratedMachine.json(answer.body()).getString("state"));
            });
  }

  private JsonObject resources(GeneratedMachine machine) {
    JsonObjectBuilder all = Json.createObjectBuilder();
    all.add("node", shared(ironic.nodes().get(machine.uuid())));
    ironic
        .ports()
        .list()
        .forEach(port -> all.add("port " + port.getString("address"), shared(port)));
    return all.build();
  }

  private static JsonObject shared(JsonObject resource) {
    JsonObjectBuilder shown = Json.createObjectBuilder(resource);
    OF_ITS_OWN.forEach(shown::remove);
    return shown.build();
  }

  private static JsonValue body(HttpResponse<String> answer) {
    return answer.statusCode() == 200
        ? GeneratedMachine.json(answer.body())
        : Json.createValue(answer.statusCode());
  }

  private static String message(HttpResponse<String> answer) {
    try {
      JsonObject body = GeneratedMachine.json(answer.body());
      return body.containsKey("error")
          ? body.getJsonObject("error").getString("message")
          : body.toString();
    } catch (JsonException html) {
      return "no JSON";
    }
  }
}
