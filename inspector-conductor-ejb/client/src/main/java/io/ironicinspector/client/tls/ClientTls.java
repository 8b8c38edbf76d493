package io.ironicinspector.client.tls;

import io.ironicinspector.osloconfig.pem.InvalidPemException;
import io.ironicinspector.osloconfig.pem.PemFile;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Whom to trust when a connection is opened, and what to show there, as keystoneauth's options say.
 * Immutable, thread-safe.
 *
 * @param section where the options stand, for messages
 * @param caFile PEM with one certificate or more; without it the JDK's own are trusted
 * @param certFile PEM with the certificate to show, and those between it and the authority; without
 *     it none is shown
 * @param keyFile PEM with its key; without it that is in {@code certFile} too
 * @param insecure whether to trust everybody; then {@code caFile} is not read
 */
public record ClientTls(
    String section,
    Optional<Path> caFile,
    Optional<Path> certFile,
    Optional<Path> keyFile,
    boolean insecure) {
  /** The JDK's trust, and nothing to show. */
  public static final ClientTls DEFAULT = of("", false, option -> Optional.empty());

  // Of key stores that never leave this process.
  private static final char[] PASSWORD = "none".toCharArray();

  /**
   * Reads the options {@code cafile}, {@code certfile} and {@code keyfile}, but not the files yet.
   *
   * @param section their section's name, for messages
   * @param option gives the value of an option in it
   */
  public static ClientTls of(
      String section, boolean insecure, Function<String, Optional<String>> option) {
    Function<String, Optional<Path>> file =
        name -> option.apply(name).map(String::strip).filter(text -> !text.isEmpty()).map(Path::of);
    return new ClientTls(
        section, file.apply("cafile"), file.apply("certfile"), file.apply("keyfile"), insecure);
  }

  /**
   * Reads the files.
   *
   * @throws IllegalArgumentException naming section, option and file, if one is not as it should be
   * @throws IllegalStateException if the JDK's own trust cannot be read
   */
  public HttpClient.Builder apply(HttpClient.Builder builder) {
    if (!insecure && caFile.isEmpty() && certFile.isEmpty() && keyFile.isEmpty()) {
      return builder;
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(identity(), trust(), null);
      return builder.sslContext(context);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("[%s] TLS cannot be set up: %s".formatted(section, e), e);
    }
  }

  private KeyManager[] identity() throws GeneralSecurityException, IOException {
    if (certFile.isEmpty()) {
      if (keyFile.isPresent()) {
        throw wrong("keyfile", keyFile.get(), "it is the key of no certificate without certfile");
      }
      return new KeyManager[0];
    }
    List<Certificate> chain = read("certfile", certFile.get(), PemFile::certificates);
    PrivateKey key =
        keyFile.isPresent()
            ? read("keyfile", keyFile.get(), PemFile::key)
            : read("certfile", certFile.get(), PemFile::key);
    if (!PemFile.belongs(key, chain.get(0))) {
      throw keyFile.isPresent()
          ? wrong("keyfile", keyFile.get(), "it is not the key of the certificate in certfile")
          : wrong("certfile", certFile.get(), "its key is not that of its first certificate");
    }
    KeyStore store = empty();
    store.setKeyEntry("own", key, PASSWORD, chain.toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD);
    return factory.getKeyManagers();
  }

  private TrustManager[] trust() throws GeneralSecurityException, IOException {
    if (insecure) {
      return new TrustManager[] {new Everybody()};
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    // Null: the JDK's own.
    factory.init(caFile.isPresent() ? authorities(caFile.get()) : null);
    return factory.getTrustManagers();
  }

  private KeyStore authorities(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    int number = 0;
    for (Certificate authority : read("cafile", file, PemFile::certificates)) {
      store.setCertificateEntry("ca" + number++, authority);
    }
    return store;
  }

  private <T> T read(String option, Path file, Function<PemFile, T> content) {
    try {
      return content.apply(PemFile.read(file));
    } catch (InvalidPemException e) {
      throw wrong(option, file, e.getMessage());
    }
  }

  // Without a cause: at start the message of the innermost one is shown.
  private IllegalArgumentException wrong(String option, Path file, String what) {
    return new IllegalArgumentException("[%s] %s = %s: %s".formatted(section, option, file, what));
  }

  // JKS takes certificates that do not follow from each other, which PKCS12 does not.
  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, null);
    return store;
  }

  /** What {@code insecure = true} asks for: the extended kind, or the JDK would check names. */
  private static final class Everybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
