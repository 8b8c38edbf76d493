package io.ironicinspector.osloconfig;

import java.nio.file.Path;

/**
 * A configuration file that cannot be used. The message is one line for the operator: file, line
 * where there is one, and what is wrong. It never shows a value.
 */
public class OsloConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names file, line and problem by itself. */
  public OsloConfigException(String message) {
    super(message);
  }

  OsloConfigException(Path file, String problem) {
    super("%s: %s".formatted(file, problem));
  }

  OsloConfigException(Path file, int line, String problem) {
    super("%s:%d: %s".formatted(file, line, problem));
  }
}
