package io.ironicinspector.domain;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The UUID of a node in Ironic. Immutable; prints in the canonical 36-character form. */
public record NodeUuid(UUID value) implements Serializable {
  private static final Pattern BRACES = Pattern.compile("^[{}]+|[{}]+$");
  private static final Pattern CANONICAL =
      Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");

  public NodeUuid {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Parses the canonical form, in either case.
   *
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static NodeUuid parse(String text) {
    // UUID.fromString alone takes 1-1-1-1-1 too.
    if (text.length() != 36
        || text.charAt(8) != '-'
        || text.charAt(13) != '-'
        || text.charAt(18) != '-'
        || text.charAt(23) != '-') {
      throw new IllegalArgumentException("not a UUID: " + text);
    }
    return new NodeUuid(UUID.fromString(text));
  }

  /**
   * Reads what oslo.utils calls UUID-like: 32 hex digits in either case, hyphens anywhere, optional
   * braces around it or {@code urn:uuid:} before it. Empty for anything else, a node name for
   * example.
   */
  public static Optional<NodeUuid> like(String text) {
    if (CANONICAL.matcher(text).matches()) { // nearly always
      return Optional.of(new NodeUuid(UUID.fromString(text)));
    }
    String bare = text.replace("urn:", "").replace("uuid:", "");
    String hex = BRACES.matcher(bare).replaceAll("").replace("-", "");
    if (!HEX.matcher(hex).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new NodeUuid(
            new UUID(
                Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16))));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
