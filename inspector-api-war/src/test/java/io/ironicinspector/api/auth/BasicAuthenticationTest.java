package io.ironicinspector.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.api.error.BusyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hashes were made by Python's crypt. */
class BasicAuthenticationTest {
  private static final String SECRET = "$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW";

  /** Of 80 times the letter x. */
  private static final String LONG = "$04$abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i";

  @TempDir Path folder;
  private Path file;
  private long nanos;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("htpasswd");
    Files.writeString(
        file,
        "# users\nann:$2y%s\nbob:$2b%s\ncarl:$2a%s\nlong:$2b%s\n"
            .formatted(SECRET, SECRET, SECRET, LONG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann", "bob", "carl"})
  void everyKindOfBcryptIsTaken(String user) {
    BasicAuthentication basic = basic();
    for (int i = 0; i < 2; i++) { // remembered the second time
      assertThat(basic.identify(header -> authorization(user, "secret")))
          .hasValueSatisfying(identity -> assertThat(identity.caller().user()).isEqualTo(user));
      assertThat(basic.identify(header -> authorization(user, "Secret"))).isEmpty();
    }
    assertThat(basic.identify(header -> authorization("dora", "secret"))).isEmpty();
  }

  /** An interrupted thread is sent away before its bcrypt. */
  @Test
  void aPasswordThatWasRightCostsNoSecondBcrypt() {
    BasicAuthentication basic = basic();
    assertThat(basic.identify(header -> authorization("ann", "secret"))).isPresent();
    Thread.currentThread().interrupt();
    try {
      assertThat(basic.identify(header -> authorization("ann", "secret"))).isPresent();
      assertThatExceptionOfType(BusyException.class)
          .isThrownBy(() -> basic.identify(header -> authorization("ann", "Secret")));
      assertThatExceptionOfType(BusyException.class)
          .isThrownBy(() -> basic.identify(header -> authorization("bob", "secret")));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void whatFollowsTheSeventySecondByteDoesNotCountAsInPython() {
    assertThat(basic().identify(header -> authorization("long", "x".repeat(90)))).isPresent();
    assertThat(basic().identify(header -> authorization("long", "x".repeat(71)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic",
        "Basic ",
        "Bearer x",
        "Basic %%%",
        "Basic YWJj",
        "basic",
        "Basic Og==",
        "Basic YW5uOnNlY3JldA" // right, but for the padding
      })
  void headersThatProveNothingProveNothing(String header) {
    assertThat(basic().identify(name -> header)).isEmpty();
    assertThat(basic().identify(name -> null)).isEmpty();
  }

  @Test
  void theSchemeIsReadInAnyCase() {
    String header = authorization("ann", "secret").replace("Basic", "bASIC");
    assertThat(basic().identify(name -> header)).isPresent();
  }

  @Test
  void aChangedFileCountsAfterASecondAndABrokenOneDoesNot() throws IOException {
    BasicAuthentication basic = basic();
    assertThat(basic.identify(header -> authorization("ann", "secret"))).isPresent();
    Files.writeString(file, "dora:$2y%s\n".formatted(SECRET));
    nanos += TimeUnit.SECONDS.toNanos(1);
    assertThat(basic.identify(header -> authorization("ann", "secret"))).isEmpty();
    assertThat(basic.identify(header -> authorization("dora", "secret"))).isPresent();
    Files.writeString(file, "dora:plain\n");
    nanos += TimeUnit.SECONDS.toNanos(1);
    assertThat(basic.identify(header -> authorization("dora", "secret"))).isPresent();
  }

  @Test
  void atStartABrokenOrMissingFileIsRefused() throws IOException {
    Files.writeString(file, "# fine\nann:$apr1$x$y\n");
    assertThatThrownBy(this::basic)
        .hasMessage(file + " line 2: only bcrypt hashes are allowed, make them with htpasswd -B");
    Files.delete(file);
    assertThatThrownBy(this::basic)
        .hasMessageStartingWith("http_basic_auth_user_file " + file + " cannot be read");
  }

  private BasicAuthentication basic() {
    return new BasicAuthentication(file, () -> nanos);
  }

  private static String authorization(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
