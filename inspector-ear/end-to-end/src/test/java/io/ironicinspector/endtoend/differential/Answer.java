package io.ironicinspector.endtoend.differential;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What came back; header names in any case, repeated headers joined by commas. */
record Answer(int status, String reason, Map<String, String> headers, String body) {
  Answer {
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = anyCase;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
