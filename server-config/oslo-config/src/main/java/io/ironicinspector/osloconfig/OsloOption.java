package io.ironicinspector.osloconfig;

import java.nio.file.Path;
import java.util.Objects;

/**
 * One assignment in a file. Immutable.
 *
 * @param section as written, except that all but {@code DEFAULT} are lower-cased, as oslo.config
 *     compares them
 * @param name as written
 * @param value as written, without the quotes around it; lines of a continued value are separated
 *     by line feeds; references not replaced
 * @param file where it stands
 * @param line its first line, from 1
 */
public record OsloOption(String section, String name, String value, Path file, int line) {
  public OsloOption {
    Objects.requireNonNull(section, "section");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(file, "file");
  }

  /** The configuration key: {@code section.name}. */
  public String key() {
    return section + "." + name;
  }

  /** Hides the value, which may be a password. */
  @Override
  public String toString() {
    return "[%s] %s (%s:%d)".formatted(section, name, file, line);
  }
}
