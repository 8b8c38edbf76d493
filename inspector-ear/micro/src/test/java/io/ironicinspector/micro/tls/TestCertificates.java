package io.ironicinspector.micro.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Keys and self-signed certificates as PEM files, made with the JDK's keytool. */
public final class TestCertificates {
  private static final String PASSWORD = "changeit";
  // What stands before an RSA key of 2048 bits in PKCS#8.
  private static final int RSA_HEAD = 26;
  private static final HexFormat HEX = HexFormat.of();

  private final Path folder;

  /** They go to {@code folder}. */
  public TestCertificates(Path folder) throws Exception {
    this.folder = folder;
    make("rsa", "RSA", "2048");
    make("ec", "EC", "256");
  }

  private void make(String name, String algorithm, String bits) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                name,
                "-keyalg",
                algorithm,
                "-keysize",
                bits,
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
    export(name, store);
  }

  private void export(String name, Path file) throws GeneralSecurityException, IOException {
    KeyStore store = load(file);
    Certificate certificate = store.getCertificate(name);
    write(name + ".crt", "CERTIFICATE", certificate.getEncoded());
    PrivateKey key = (PrivateKey) store.getKey(name, PASSWORD.toCharArray());
    byte[] pkcs8 = key.getEncoded();
    write(name + "-pkcs8.key", "PRIVATE KEY", pkcs8);
    write(name + "-encrypted.key", "ENCRYPTED PRIVATE KEY", pkcs8);
    if (key instanceof ECPrivateKey curve) {
      write("ec-sec1.key", "EC PRIVATE KEY", sec1(curve.getS()));
    } else {
      byte[] pkcs1 = Arrays.copyOfRange(pkcs8, RSA_HEAD, pkcs8.length);
      write("rsa-pkcs1.key", "RSA PRIVATE KEY", pkcs1);
    }
  }

  // As OpenSSL writes it, with the name of the curve prime256v1.
  private static byte[] sec1(BigInteger number) {
    String digits = "%064x".formatted(number);
    return HEX.parseHex("30310201010420" + digits + "a00a06082a8648ce3d030107");
  }

  private void write(String name, String kind, byte[] content) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind));
  }

  /** Of the key {@code rsa} or {@code ec}, for a client's own use. */
  public KeyStore store(String name) throws GeneralSecurityException, IOException {
    return load(folder.resolve(name + ".p12"));
  }

  private static KeyStore load(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  /** Of the stores. */
  public static char[] password() {
    return PASSWORD.toCharArray();
  }

  /** {@code rsa.crt}, {@code ec.crt}, and their keys in all forms. */
  public Path file(String name) {
    assertThat(List.of(folder.resolve(name))).allMatch(Files::exists);
    return folder.resolve(name);
  }
}
