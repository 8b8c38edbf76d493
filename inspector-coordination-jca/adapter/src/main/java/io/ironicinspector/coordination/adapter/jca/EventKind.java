package io.ironicinspector.coordination.adapter.jca;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a message-driven bean may choose to hear. */
enum EventKind {
  /** Snapshot, joined and left: none of them says anything without the others. */
  MEMBERS,
  SESSION,
  /** Elected and demoted. */
  LEADERSHIP;

  /** As an activation names it. */
  static Optional<EventKind> named(String text) {
    return Stream.of(values()).filter(kind -> kind.toString().equals(text)).findFirst();
  }

  /** For messages. */
  static String allowed() {
    return Stream.of(values()).map(EventKind::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
