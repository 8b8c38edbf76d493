package io.ironicinspector.api.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers which passwords were right for which hash, so that clients that poll do not cost a
 * bcrypt each time. Keeps neither passwords nor anything that means something outside this process.
 * Wrong passwords are not remembered. Thread-safe.
 */
final class KnownPasswords {
  private static final int MAX = 1000;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final Map<String, Boolean> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MAX;
        }
      };

  KnownPasswords() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, ALGORITHM);
    Arrays.fill(random, (byte) 0);
  }

  boolean contains(byte[] password, String hash) {
    String digest = digest(password, hash);
    synchronized (known) {
      return known.containsKey(digest);
    }
  }

  void add(byte[] password, String hash) {
    String digest = digest(password, hash);
    synchronized (known) {
      known.put(digest, true);
    }
  }

  // The hash has a fixed length, so no two pairs give the same bytes.
  private String digest(byte[] password, String hash) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(hash.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(mac.doFinal(password));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
