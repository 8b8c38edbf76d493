package io.ironicinspector.api.history;

import io.ironicinspector.api.error.ApiException;
import io.ironicinspector.api.request.LenientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In which form a client wants a difference: {@code format} wins over {@code Accept}. */
enum DiffForm {
  /** The patch, and which runs it leads from and to. */
  JSON("application/json"),
  /** The patch alone, to be applied. */
  PATCH("application/json-patch+json"),
  /** Lines for people. */
  TEXT("text/plain");

  private final String mediaType;

  DiffForm(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  static DiffForm wanted(MultivaluedMap<String, String> query, HttpHeaders headers) {
    return Optional.ofNullable(query.getFirst("format"))
        .map(DiffForm::named)
        .orElseGet(() -> accepted(headers));
  }

  private static DiffForm named(String name) {
    return Arrays.stream(values())
        .filter(form -> form.wireName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                ApiException.badRequest(
                    "format must be one of %s, was %s"
                        .formatted(
                            Arrays.stream(values())
                                .map(DiffForm::wireName)
                                .collect(Collectors.joining(", ")),
                            name.substring(0, Math.min(40, name.length())))));
  }

  private String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The first that is known; everything that is not gets JSON, as everywhere in this API. */
  private static DiffForm accepted(HttpHeaders headers) {
    return LenientRequestFilter.accepted(headers)
        .flatMap(type -> Stream.of(values()).filter(form -> form.mediaType.equals(type)))
        .findFirst()
        .orElse(JSON);
  }
}
