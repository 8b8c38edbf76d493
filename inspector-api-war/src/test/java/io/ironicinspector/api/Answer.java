package io.ironicinspector.api;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An answer, whoever gave it. */
public record Answer(int status, Map<String, List<String>> headers, String body) {
  public static Answer of(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.headers().map(), response.body());
  }

  /** Of a filter that answered. */
  public static Answer of(ServletCall call) {
    Map<String, List<String>> headers = new HashMap<>();
    call.answered().forEach((name, value) -> headers.put(name, List.of(value)));
    return new Answer(call.status(), headers, call.body());
  }

  /** Such as {@code get /v1 200 application/json}; where there is no body, there is no type. */
  static String name(String request, String status, String mediaType) {
    return "%s %s %s".formatted(request, status, mediaType).strip();
  }

  /** The same of this one. */
  public String name(String request) {
    String type =
        headers.entrySet().stream()
            .filter(header -> !body.isEmpty() && header.getKey().equalsIgnoreCase("Content-Type"))
            .map(header -> header.getValue().get(0).split(";", 2)[0])
            .findFirst()
            .orElse("");
    return name(request, String.valueOf(status), type);
  }
}
