package io.ironicinspector.domain;

import java.util.Arrays;
import java.util.Locale;

/** What this process is for: configuration key {@code inspector.role}. */
public enum Role {
  ALL,
  API,
  CONDUCTOR;

  /**
   * Reads {@code all}, {@code api} or {@code conductor}.
   *
   * @throws IllegalArgumentException for anything else, naming what is allowed
   */
  public static Role parse(String text) {
    return Arrays.stream(values())
        .filter(role -> role.wireName().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "inspector.role must be all, api or conductor, was " + text));
  }

  /** The value in the configuration. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the HTTP API answers in this process. */
  public boolean servesApi() {
    return this != CONDUCTOR;
  }

  /** Whether introspections are worked on in this process. */
  public boolean conducts() {
    return this != API;
  }
}
