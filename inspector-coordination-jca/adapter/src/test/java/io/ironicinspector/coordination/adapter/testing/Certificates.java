package io.ironicinspector.coordination.adapter.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Certificates as PEM files, made with the JDK's keytool. Not thread-safe; the folder is the
 * caller's.
 */
public final class Certificates {
  private static final String PASSWORD = "secret";

  private final Path folder;
  private final Path store;

  public Certificates(Path folder) {
    this.folder = folder;
    this.store = folder.resolve("all.p12");
  }

  /** An authority that signed itself. */
  public Certificates authority(String name) {
    keytool("-genkeypair", "-alias", name, "-dname", "CN=" + name, "-ext", "bc:c");
    return this;
  }

  /** One for 127.0.0.1 that is good for a day from now. */
  public Certificates issue(String name, String authority) {
    return issue(name, authority, "-0d");
  }

  /** One whose day is long over. */
  public Certificates issueExpired(String name, String authority) {
    return issue(name, authority, "-10d");
  }

  private Certificates issue(String name, String authority, String start) {
    keytool(
        List.of(
            "-genkeypair",
            "-alias",
            name,
            "-dname",
            "CN=" + name,
            "-ext",
            "san=ip:127.0.0.1",
            "-signer",
            authority,
            "-startdate",
            start,
            "-validity",
            "1"));
    return this;
  }

  private void keytool(String... arguments) {
    keytool(List.of(arguments));
  }

  private void keytool(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(
        List.of("-keyalg", "EC", "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore"));
    command.add(store.toString());
    Path log = folder.resolve("keytool.log");
    try {
      Process call =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!call.waitFor(30, TimeUnit.SECONDS) || call.exitValue() != 0) {
        call.destroyForcibly();
        throw new IllegalStateException(command + ": " + Files.readString(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("running keytool", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for keytool", e);
    }
  }

  /** A file with the certificate alone. */
  public Path certificate(String name) {
    return pem(name, "CERTIFICATE", opened -> opened.getCertificate(name).getEncoded());
  }

  /** A file with its key, PKCS#8. */
  public Path key(String name) {
    return pem(
        name, "PRIVATE KEY", opened -> opened.getKey(name, PASSWORD.toCharArray()).getEncoded());
  }

  private Path pem(String name, String kind, Content content) {
    Path file = folder.resolve(name + "." + kind.toLowerCase(Locale.ROOT).replace(' ', '-'));
    try {
      if (Files.notExists(file)) {
        String text =
            Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content.of(opened()));
        Files.writeString(
            file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + file, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("reading " + store, e);
    }
  }

  private KeyStore opened() throws IOException, GeneralSecurityException {
    KeyStore opened = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      opened.load(in, PASSWORD.toCharArray());
    }
    return opened;
  }

  @FunctionalInterface
  private interface Content {
    byte[] of(KeyStore opened) throws GeneralSecurityException;
  }
}
