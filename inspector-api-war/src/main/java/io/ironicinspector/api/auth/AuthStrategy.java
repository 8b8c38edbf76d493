package io.ironicinspector.api.auth;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code auth_strategy}: how callers prove who they are. */
public enum AuthStrategy {
  NOAUTH,
  HTTP_BASIC,
  KEYSTONE;

  /**
   * Reads a value.
   *
   * @param option its name, for the message
   * @throws IllegalArgumentException naming option, value and what is allowed
   */
  public static AuthStrategy parse(String option, String text) {
    return Arrays.stream(values())
        .filter(strategy -> strategy.wireName().equals(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is %s; allowed: %s"
                        .formatted(
                            option,
                            text,
                            Arrays.stream(values())
                                .map(AuthStrategy::wireName)
                                .collect(Collectors.joining(", ")))));
  }

  private String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
