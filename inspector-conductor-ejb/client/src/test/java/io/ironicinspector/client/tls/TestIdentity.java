package io.ironicinspector.client.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * A key with a self-signed certificate for localhost, made with the JDK's keytool.
 *
 * @param store both of them
 * @param certificate PEM
 * @param key PEM
 * @param both PEM, the key first
 */
record TestIdentity(KeyStore store, Path certificate, Path key, Path both) {
  private static final String PASSWORD = "changeit";

  /**
   * Makes one.
   *
   * @param algorithm RSA or EC
   */
  static TestIdentity make(Path folder, String name, String algorithm) throws Exception {
    Path file = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                name,
                "-keyalg",
                algorithm,
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:localhost,ip:127.0.0.1")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
    KeyStore store = load(file);
    String certificate = pem("CERTIFICATE", store.getCertificate(name).getEncoded());
    String key = pem("PRIVATE KEY", store.getKey(name, password()).getEncoded());
    return new TestIdentity(
        store,
        Files.writeString(folder.resolve(name + ".crt"), certificate),
        Files.writeString(folder.resolve(name + ".key"), key),
        Files.writeString(folder.resolve(name + ".pem"), key + certificate));
  }

  private static KeyStore load(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password());
    }
    return store;
  }

  private static String pem(String kind, byte[] content) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind);
  }

  /** Of the store. */
  static char[] password() {
    return PASSWORD.toCharArray();
  }
}
