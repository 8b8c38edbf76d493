package io.ironicinspector.micro.tls;

import io.ironicinspector.domain.Role;
import io.ironicinspector.micro.StartFailure;
import io.ironicinspector.micro.settings.Settings;
import io.ironicinspector.osloconfig.pem.InvalidPemException;
import io.ironicinspector.osloconfig.pem.PemFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whom the HTTP API, or a conductor's RPC endpoint, shows itself as: {@code ssl.cert_file} and
 * {@code ssl.key_file}; and whom its clients must be known by, {@code ssl.ca_file}. Immutable,
 * thread-safe.
 */
public final class ServerIdentity {
  private static final String TYPE = "JKS";
  private static final int PASSWORD_BYTES = 16;

  private final PrivateKey key;
  private final List<Certificate> chain;
  private final List<Certificate> authorities;

  private ServerIdentity(PrivateKey key, List<Certificate> chain, List<Certificate> authorities) {
    this.key = key;
    this.chain = chain;
    this.authorities = authorities;
  }

  /**
   * Reads the files.
   *
   * @return empty without {@code DEFAULT.use_ssl}, in a conductor {@code json_rpc.use_ssl}
   * @throws StartFailure naming option, file and what is wrong with it
   */
  public static Optional<ServerIdentity> load(Role role, Settings settings) {
    String section = role == Role.CONDUCTOR ? "json_rpc" : "DEFAULT";
    if (!settings.isTrue(section + ".use_ssl")) {
      return Optional.empty();
    }
    for (String needed : List.of("cert_file", "key_file")) {
      if (settings.find("ssl." + needed).isEmpty()) {
        throw new StartFailure("[%s] use_ssl = true needs [ssl] %s".formatted(section, needed));
      }
    }
    List<Certificate> chain = read(settings, "cert_file", PemFile::certificates);
    PrivateKey key = read(settings, "key_file", PemFile::key);
    if (!PemFile.belongs(key, chain.get(0))) {
      throw new StartFailure(
          "[ssl] key_file = %s is not the key of the certificate in cert_file = %s"
              .formatted(
                  settings.find("ssl.key_file").orElse(""),
                  settings.find("ssl.cert_file").orElse("")));
    }
    List<Certificate> authorities =
        settings.find("ssl.ca_file").isEmpty()
            ? List.of()
            : read(settings, "ca_file", PemFile::certificates);
    return Optional.of(new ServerIdentity(key, chain, authorities));
  }

  private static <T> T read(Settings settings, String option, Function<PemFile, T> content) {
    Path file = Path.of(settings.find("ssl." + option).orElseThrow());
    try {
      return content.apply(PemFile.read(file));
    } catch (InvalidPemException e) {
      throw new StartFailure("[ssl] " + option + " = " + file + ": " + e.getMessage(), e);
    }
  }

  /** Whether clients must show a certificate. */
  public boolean asksClients() {
    return !authorities.isEmpty();
  }

  /**
   * Writes what the server reads, and sets the system properties that its domain.xml refers to.
   *
   * @param folder private to this process, and removed with it
   */
  public void install(Path folder) {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    try {
      KeyStore keys = empty();
      keys.setKeyEntry("inspector", key, password.toCharArray(), chain.toArray(Certificate[]::new));
      KeyStore trusted = empty();
      for (int i = 0; i < authorities.size(); i++) {
        trusted.setCertificateEntry("authority" + i, authorities.get(i));
      }
      write(keys, folder.resolve("api.jks"), password);
      write(trusted, folder.resolve("clients.jks"), password);
    } catch (GeneralSecurityException | IOException e) {
      throw new StartFailure("the TLS keys cannot be written to " + folder, e);
    }
    System.setProperty("inspector.tls.keys", folder.resolve("api.jks").toString());
    System.setProperty("inspector.tls.trusted", folder.resolve("clients.jks").toString());
    System.setProperty("inspector.tls.password", password);
    System.setProperty("inspector.tls.client", asksClients() ? "need" : "");
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(TYPE);
    store.load(null, null);
    return store;
  }

  private static void write(KeyStore store, Path file, String password)
      throws GeneralSecurityException, IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password.toCharArray());
    }
  }
}
