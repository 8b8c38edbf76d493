package io.ironicinspector.api.auth;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import io.ironicinspector.api.policy.Credentials;
import io.ironicinspector.osloconfig.context.Caller;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** {@code auth_strategy = http_basic}. An unknown user costs as much time as a wrong password. */
public final class BasicAuthentication implements Authentication {
  /** Of a password that nobody knows, at the usual cost. */
  private static final String NOBODYS_HASH =
      "$2a$10$abcdefghijklmnopqrstuuyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy";

  private static final String SCHEME = "basic ";

  private final HtpasswdFile users;
  private final KnownPasswords known = new KnownPasswords();
  private final Turnstile turnstile =
      new Turnstile(Runtime.getRuntime().availableProcessors(), Duration.ofSeconds(10));

  /**
   * Reads the file.
   *
   * @param nanoTime as System.nanoTime()
   * @throws IllegalArgumentException naming file, line and reason
   */
  public BasicAuthentication(Path userFile, LongSupplier nanoTime) {
    this.users = new HtpasswdFile(userFile, nanoTime);
  }

  @Override
  public Optional<Identity> identify(UnaryOperator<String> headers) {
    return Optional.ofNullable(headers.apply(HttpHeaders.AUTHORIZATION))
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .flatMap(value -> decoded(value.substring(SCHEME.length()).strip()))
        .flatMap(this::check);
  }

  private static Optional<String> decoded(String base64) {
    if (base64.length() % 4 != 0) {
      return Optional.empty(); // the Python service refuses it, Java would not
    }
    try {
      return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8))
          .filter(pair -> pair.indexOf(':') >= 0);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // then it proves nothing
    }
  }

  private Optional<Identity> check(String pair) {
    String user = pair.substring(0, pair.indexOf(':'));
    byte[] password = pair.substring(user.length() + 1).getBytes(StandardCharsets.UTF_8);
    Optional<String> hash = users.hash(user);
    boolean right =
        (hash.isPresent() && known.contains(password, hash.get()))
            || verify(password, hash.orElseGet(() -> users.anyHash(NOBODYS_HASH)));
    if (!right || hash.isEmpty()) {
      return Optional.empty();
    }
    known.add(password, hash.get());
    return Optional.of(
        new Identity(
            new Credentials(Set.of(), Map.of("user_id", user, "user", user)), Caller.named(user)));
  }

  /** As the Python library does, what follows the 72nd byte does not count. */
  private boolean verify(byte[] password, String hash) {
    return turnstile.pass(
        () ->
            BCrypt.verifyer(
                    BCrypt.Version.VERSION_2A,
                    LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2A))
                .verify(
                    password,
                    hash.replaceFirst("^\\$2[by]", "\\$2a").getBytes(StandardCharsets.US_ASCII))
                .verified);
  }

  @Override
  public String challenge() {
    return "Basic realm=\"Baremetal Introspection API\"";
  }
}
