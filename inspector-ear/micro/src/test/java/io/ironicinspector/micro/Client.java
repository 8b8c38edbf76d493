package io.ironicinspector.micro;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.micro.tls.TestCertificates;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.OptionalInt;
import javax.net.SocketFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Asks a process of ours by HTTP. */
final class Client {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final HttpClient http;

  private Client(HttpClient.Builder builder) {
    this.http = builder.connectTimeout(LIMIT).version(HttpClient.Version.HTTP_1_1).build();
  }

  static Client plain() {
    return new Client(HttpClient.newBuilder());
  }

  /** Trusts the server's test certificate and shows none. */
  static Client trusting(TestCertificates certificates) throws Exception {
    return trusting(certificates, null);
  }

  /** Trusts the server's test certificate and shows the client's. */
  static Client showing(TestCertificates certificates) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(certificates.store("ec"), TestCertificates.password());
    return trusting(certificates, keys.getKeyManagers());
  }

  private static Client trusting(TestCertificates certificates, KeyManager[] keys)
      throws GeneralSecurityException, IOException {
    return new Client(HttpClient.newBuilder().sslContext(context(certificates, keys)));
  }

  /** All that is answered to {@code requests} until the server closes the connection. */
  static String overTls(TestCertificates certificates, URI server, String requests)
      throws GeneralSecurityException, IOException {
    return exchange(
        context(certificates, null).getSocketFactory(), server, requests, Integer.MAX_VALUE);
  }

  /** The same in the clear. */
  static String inTheClear(URI server, String requests) throws IOException {
    return firstInTheClear(server, requests, Integer.MAX_VALUE);
  }

  /** So many bytes of it. */
  static String firstInTheClear(URI server, String requests, int count) throws IOException {
    return exchange(SocketFactory.getDefault(), server, requests, count);
  }

  private static String exchange(SocketFactory factory, URI server, String requests, int count)
      throws IOException {
    try (Socket socket = factory.createSocket(server.getHost(), server.getPort())) {
      socket.setSoTimeout((int) LIMIT.toMillis());
      socket.getOutputStream().write(requests.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readNBytes(count), StandardCharsets.UTF_8);
    }
  }

  /** Trusts the server's test certificate and shows those of {@code keys}, if there are. */
  static SSLContext context(TestCertificates certificates, KeyManager[] keys)
      throws GeneralSecurityException, IOException {
    Certificate server = certificates.store("rsa").getCertificate("rsa");
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", server);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust.getTrustManagers(), null);
    return context;
  }

  /** Sends a request of the given method without a body. */
  HttpResponse<String> send(String method, String url) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(url))
            .timeout(LIMIT)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  int get(String url) throws IOException, InterruptedException {
    return send("GET", url).statusCode();
  }

  /** The answer's status to a request with a token of that many characters. */
  int getWithToken(int length, String url) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create(url))
                .timeout(LIMIT)
                .header("X-Auth-Token", "x".repeat(length))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** Empty if nobody listens, or stopped listening while it was asked. */
  OptionalInt tryGet(String url) throws InterruptedException {
    try {
      return OptionalInt.of(get(url));
    } catch (ConnectException refused) {
      return OptionalInt.empty();
    } catch (IOException cut) {
      assertThat(cut).hasMessageNotContaining("timed out");
      return OptionalInt.empty();
    }
  }
}
