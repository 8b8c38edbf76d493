package io.ironicinspector.domain;

import java.util.Locale;
import java.util.Optional;

/** Where an introspection stands. The order is upstream's, the database enum relies on it. */
public enum IntrospectionState {
  /** Start accepted, preparing the node. */
  STARTING,
  /** Environment ready, waiting for the ramdisk's data. */
  WAITING,
  /** The ramdisk's data is being processed. */
  PROCESSING,
  /** The last run succeeded. */
  FINISHED,
  /** The last run failed, timed out or was cancelled. */
  ERROR,
  /** Stored or supplied data is being processed again. */
  REAPPLYING,
  /** The node was just created by the discovery hook. */
  ENROLLING,
  /** A cancel is in progress. */
  ABORTING;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name in the HTTP API and in the database: {@code waiting}. */
  public String wireName() {
    return wireName;
  }

  /** Reads {@link #wireName()}; empty if there is no such state. */
  public static Optional<IntrospectionState> ofWireName(String text) {
    for (IntrospectionState state : values()) {
      if (state.wireName().equals(text)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
