package io.ironicinspector.endtoend.differential;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where two answers to one request differ: {@code status=500 content-type=text/html body=...}, only
 * the parts that are not the same, on each side. With a challenge the status is always there: only
 * one answer may carry one.
 */
record Difference(String id, Request request, String python, String ours) {
  private static final String CHALLENGE = "www-authenticate";

  /** What clients read. Length and encoding follow from the body. */
  private static final List<String> HEADERS =
      List.of(
          "content-type",
          "allow",
          "location",
          "vary",
          CHALLENGE,
          "access-control-allow-origin",
          "access-control-allow-credentials",
          "access-control-allow-methods",
          "access-control-allow-headers",
          "access-control-max-age",
          "x-openstack-ironic-inspector-api-minimum-version",
          "x-openstack-ironic-inspector-api-maximum-version");

  /** Compares two normalised answers. */
  static Optional<Difference> between(String id, Request request, Answer python, Answer ours) {
    StringBuilder left = new StringBuilder();
    StringBuilder right = new StringBuilder();
    boolean oneChallenges = !header(python, CHALLENGE).equals(header(ours, CHALLENGE));
    if (oneChallenges || python.status() != ours.status()) {
      left.append("status=").append(python.status());
      right.append("status=").append(ours.status());
    }
    for (String name : HEADERS) {
      part(name, header(python, name), header(ours, name), left, right);
    }
    Optional<JsonValue> json = json(python.body());
    boolean onlySpelling = json.isPresent() && json.equals(json(ours.body()));
    part(onlySpelling ? "spelling" : "body", python.body(), ours.body(), left, right);
    if (left.isEmpty()) { // else there is more to say
      part("reason", python.reason(), ours.reason(), left, right);
    }
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(new Difference(id, request, left.toString(), right.toString()));
  }

  private static void part(
      String name, String python, String ours, StringBuilder left, StringBuilder right) {
    if (!python.equals(ours)) {
      left.append(left.isEmpty() ? "" : " ").append(name).append('=').append(python);
      right.append(right.isEmpty() ? "" : " ").append(name).append('=').append(ours);
    }
  }

  /** The order of items and white space mean nothing in these headers. */
  private static String header(Answer answer, String name) {
    String value = answer.header(name).orElse("-");
    if (name.equals("content-type")) {
      return value.replace(" ", "").toLowerCase(Locale.ROOT);
    }
    if (name.equals("allow") || name.startsWith("access-control-allow-")) {
      return Arrays.stream(value.split(","))
          .map(String::strip)
          .sorted()
          .collect(Collectors.joining(","));
    }
    return value;
  }

  private static Optional<JsonValue> json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return Optional.of(reader.readValue());
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "%s%n  request %s%n  python  %s%n  ours    %s"
        .formatted(id, cut(request.toString(), 0), cut(python, common()), cut(ours, common()));
  }

  private int common() {
    int end = 0;
    while (end < python.length() && end < ours.length() && python.charAt(end) == ours.charAt(end)) {
      end++;
    }
    return end;
  }

  /** A part that is short enough to read, from shortly before {@code start}. */
  private static String cut(String text, int start) {
    int from = Math.max(0, start - 100);
    int to = Math.min(text.length(), start + 500);
    return (from > 0 ? "..." : "") + text.substring(from, to) + (to < text.length() ? "..." : "");
  }
}
