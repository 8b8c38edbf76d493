package io.ironicinspector.domain;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The UUID of a node in Ironic. Immutable; prints in the canonical 36-character form. */
public record NodeUuid(UUID value) implements Serializable {
  private static final Pattern DECORATION = Pattern.compile("^urn:uuid:|[{}-]");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");

  public NodeUuid {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Parses the canonical form.
   *
   * @throws IllegalArgumentException if {@code text} is not a UUID
   */
  public static NodeUuid parse(String text) {
    return new NodeUuid(UUID.fromString(text));
  }

  /**
   * Reads what oslo.utils calls UUID-like: 32 hex digits in either case, hyphens anywhere, optional
   * braces or {@code urn:uuid:}. Empty for anything else, a node name for example.
   */
  public static Optional<NodeUuid> like(String text) {
    String hex = DECORATION.matcher(text).replaceAll("");
    if (!HEX.matcher(hex).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        parse(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
