package io.ironicinspector.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KnownPasswordsTest {
  private static final String HASH = "$2b$04$DBq.WjrnvU8E/2ibSLp7NOp4oopgBtABP2yq.yhGq.YFye4yl7uwK";
  private static final String OTHER =
      "$2b$04$o/W5cB0BrFUtG9ZKY5pPguOyZmPTjykE7eXKJ2kvF5xGZJozrU9x.";

  private final KnownPasswords known = new KnownPasswords();

  @Test
  void aPasswordIsKnownForTheHashThatItWasRightFor() {
    assertThat(known.contains(bytes("secret"), HASH)).isFalse();
    known.add(bytes("secret"), HASH);
    assertThat(known.contains(bytes("secret"), HASH)).isTrue();
    assertThat(known.contains(bytes("Secret"), HASH)).isFalse();
    assertThat(known.contains(bytes("secret"), OTHER)).isFalse();
  }

  @Test
  void theThousandUsedLastAreKept() {
    known.add(bytes("first"), HASH);
    known.add(bytes("second"), HASH);
    for (int i = 0; i < 999; i++) {
      known.add(bytes("first"), HASH); // as at each use
      known.add(bytes("password " + i), HASH);
    }
    assertThat(known.contains(bytes("first"), HASH)).isTrue();
    assertThat(known.contains(bytes("second"), HASH)).isFalse();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
