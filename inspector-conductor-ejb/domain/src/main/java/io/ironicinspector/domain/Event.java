package io.ironicinspector.domain;

import java.util.Locale;

/** What can happen to an introspection. */
public enum Event {
  START,
  WAIT,
  PROCESS,
  REAPPLY,
  FINISH,
  ABORT,
  ABORT_END,
  TIMEOUT,
  ERROR;

  /** The name in messages: {@code abort_end}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
