package io.ironicinspector.api.auth;

import io.ironicinspector.api.reload.Reloading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Apache's user file with bcrypt hashes, read again when it changes. Lines without a colon are
 * skipped, as upstream does. Thread-safe.
 */
final class HtpasswdFile {
  private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$[0-9]{2}\\$[./A-Za-z0-9]{53}");

  private final Reloading<Map<String, String>> users;

  /** Throws IllegalArgumentException naming file, line and reason. */
  HtpasswdFile(Path file, LongSupplier nanoTime) {
    this.users = new Reloading<>("users of HTTP basic", List.of(file), () -> read(file), nanoTime);
  }

  /** The hash of a user's password. */
  Optional<String> hash(String user) {
    return Optional.ofNullable(users.get().get(user));
  }

  /** Some hash, as costly to check as the users' own. */
  String anyHash(String otherwise) {
    return users.get().values().stream().findFirst().orElse(otherwise);
  }

  private static Map<String, String> read(Path file) {
    Map<String, String> users = new HashMap<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      int colon = line.indexOf(':');
      if (colon >= 0) {
        String hash = line.substring(colon + 1);
        if (!BCRYPT.matcher(hash).matches()) {
          throw new IllegalArgumentException(
              "%s line %d: only bcrypt hashes are allowed, make them with htpasswd -B"
                  .formatted(file, i + 1));
        }
        users.putIfAbsent(line.substring(0, colon), hash);
      }
    }
    return Map.copyOf(users);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "http_basic_auth_user_file %s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}
