package io.ironicinspector.client.swift;

import io.ironicinspector.client.keystone.ServiceSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Section {@code [swift]}. Immutable.
 *
 * @param container that all objects are in
 * @param deleteAfter when Swift deletes an object; zero: never
 * @param service how to reach Swift
 */
public record SwiftSettings(String container, Duration deleteAfter, ServiceSettings service) {
  private static final String DEFAULT_CONTAINER = "ironic-inspector";
  private static final int TIMEOUT_SECONDS = 30;
  private static final int LONGEST_NAME = 256;

  public SwiftSettings {
    Objects.requireNonNull(container, "container");
    Objects.requireNonNull(deleteAfter, "deleteAfter");
    Objects.requireNonNull(service, "service");
    int length = container.getBytes(StandardCharsets.UTF_8).length;
    if (container.isEmpty() || container.indexOf('/') >= 0 || length > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "[swift] container must be a name of 1 to %d bytes without a slash, was %s"
              .formatted(LONGEST_NAME, container));
    }
    if (deleteAfter.isNegative()) {
      throw new IllegalArgumentException(
          "[swift] delete_after must be 0 or more seconds, was " + deleteAfter.toSeconds());
    }
  }

  /**
   * Reads the section.
   *
   * @param config gives the value of a key {@code section.option}
   * @throws IllegalArgumentException naming section, option, value and what is allowed
   */
  public static SwiftSettings of(Function<String, Optional<String>> config) {
    return new SwiftSettings(
        config.apply("swift.container").map(String::strip).orElse(DEFAULT_CONTAINER),
        deleteAfter(config.apply("swift.delete_after").map(String::strip).orElse("0")),
        ServiceSettings.of("swift", "object-store", TIMEOUT_SECONDS, config));
  }

  private static Duration deleteAfter(String text) {
    try {
      return Duration.ofSeconds(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "[swift] delete_after must be 0 or more seconds, was " + text, e);
    }
  }

  /** The container's name as a part of an address. */
  String containerPath() {
    return "/" + URLEncoder.encode(container, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
