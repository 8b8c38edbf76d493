package io.ironicinspector.rules.condition;

import java.util.Arrays;
import java.util.List;

/** Which of several values must fit. */
public enum Multiple {
  ALL("all"),
  ANY("any"),
  FIRST("first");

  private final String wireName;

  Multiple(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  static List<String> wireNames() {
    return Arrays.stream(values()).map(Multiple::wireName).toList();
  }

  /** {@code name} was checked before. */
  static Multiple ofWireName(String name) {
    return Arrays.stream(values())
        .filter(multiple -> multiple.wireName.equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Whether nothing that follows {@code result} can change the outcome. */
  boolean isDecidedBy(boolean result) {
    return switch (this) {
      case FIRST -> true;
      case ALL -> !result;
      case ANY -> result;
    };
  }
}
