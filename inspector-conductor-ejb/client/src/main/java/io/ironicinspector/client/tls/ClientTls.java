package io.ironicinspector.client.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Whom to trust when a connection is opened, as keystoneauth's options say. Immutable, thread-safe.
 *
 * @param caFile PEM with one certificate or more; without it the JDK's own are trusted
 * @param insecure whether to trust everybody; then the file is not read
 */
public record ClientTls(Optional<Path> caFile, boolean insecure) {
  /** The JDK's trust. */
  public static final ClientTls DEFAULT = new ClientTls(Optional.empty(), false);

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException naming the file, if it is not as it should be
   */
  public HttpClient.Builder apply(HttpClient.Builder builder) {
    if (!insecure && caFile.isEmpty()) {
      return builder;
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager[] trust =
          insecure ? new TrustManager[] {new Everybody()} : trustOf(caFile.orElseThrow());
      context.init(null, trust, null);
      return builder.sslContext(context);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "cafile %s: %s".formatted(caFile.map(Path::toString).orElse("-"), e.getMessage()), e);
    }
  }

  private static TrustManager[] trustOf(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(file)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(pem);
      if (certificates.isEmpty()) {
        throw new IOException("there is no certificate in it");
      }
      int number = 0;
      for (Certificate certificate : certificates) {
        store.setCertificateEntry("ca" + number++, certificate);
      }
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
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
