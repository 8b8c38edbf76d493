package io.ironicinspector.client.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientTlsTest {
  @TempDir static Path folder;
  private static TestIdentity known;
  private static TestIdentity stranger;
  private static TestIdentity shown;
  private static HttpsServer server;

  private final Map<String, String> options = new TreeMap<>();

  /** It demands a certificate, and knows one. */
  @BeforeAll
  static void startServer() throws Exception {
    shown = TestIdentity.make(folder, "server", "RSA");
    known = TestIdentity.make(folder, "known", "EC");
    stranger = TestIdentity.make(folder, "stranger", "EC");
    SSLContext context = serverContext();
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters connection) {
            SSLParameters demands = context.getDefaultSSLParameters();
            demands.setNeedClientAuth(true);
            connection.setSSLParameters(demands);
          }
        });
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  private static SSLContext serverContext() throws GeneralSecurityException, IOException {
    KeyStore clients = KeyStore.getInstance("PKCS12");
    clients.load(null, null);
    clients.setCertificateEntry("known", known.store().getCertificate("known"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(clients);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(shown.store(), TestIdentity.password());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  @AfterAll
  static void stopServer() {
    server.stop(0);
  }

  @Test
  void aCertificateIsShown() throws Exception {
    options.put("cafile", shown.certificate().toString());
    options.put("certfile", known.certificate().toString());
    options.put("keyfile", known.key().toString());
    assertThat(statusOfACall(false)).isEqualTo(204);
  }

  @Test
  void theKeyMayBeInTheSameFile() throws Exception {
    options.put("cafile", shown.certificate().toString());
    options.put("certfile", known.both().toString());
    assertThat(statusOfACall(false)).isEqualTo(204);
  }

  @Test
  void whoTrustsEverybodyShowsItToo() throws Exception {
    options.put("certfile", known.both().toString());
    assertThat(statusOfACall(true)).isEqualTo(204);
  }

  @Test
  void withoutTheRightOneTheServerRefuses() {
    options.put("cafile", shown.certificate().toString());
    assertThatThrownBy(() -> statusOfACall(false)).isInstanceOf(IOException.class);
    options.put("certfile", stranger.both().toString());
    assertThatThrownBy(() -> statusOfACall(false)).isInstanceOf(IOException.class);
  }

  @Test
  void aCertificateOfOursDoesNotChangeWhomWeTrust() {
    options.put("certfile", known.both().toString());
    assertThatThrownBy(() -> statusOfACall(false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("PKIX path building failed");
  }

  @Test
  void fileThatIsNotWhatItShouldBeIsNamed() throws IOException {
    String text = Files.writeString(folder.resolve("text"), "hello").toString();
    String certificate = known.certificate().toString();
    String key = known.key().toString();
    assertRefused(Map.of("cafile", text), "cafile = " + text + ": there is no certificate in it");
    assertRefused(
        Map.of("certfile", text), "certfile = " + text + ": there is no certificate in it");
    assertRefused(
        Map.of("certfile", certificate),
        "certfile = " + certificate + ": there is no private key in it");
    assertRefused(
        Map.of("certfile", certificate, "keyfile", text),
        "keyfile = " + text + ": there is no private key in it");
    assertRefused(
        Map.of("keyfile", key),
        "keyfile = " + key + ": it is the key of no certificate without certfile");
  }

  @Test
  void keyOfAnotherCertificateIsRefused() throws IOException {
    String key = stranger.key().toString();
    assertRefused(
        Map.of("certfile", known.certificate().toString(), "keyfile", key),
        "keyfile = " + key + ": it is not the key of the certificate in certfile");
    String mixed =
        Files.writeString(
                folder.resolve("mixed"),
                Files.readString(known.certificate()) + Files.readString(stranger.key()))
            .toString();
    assertRefused(
        Map.of("certfile", mixed),
        "certfile = " + mixed + ": its key is not that of its first certificate");
  }

  private static void assertRefused(Map<String, String> options, String message) {
    ClientTls tls = ClientTls.of("s", false, name -> Optional.ofNullable(options.get(name)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tls.apply(HttpClient.newBuilder()))
        .withMessage("[s] " + message);
  }

  private int statusOfACall(boolean insecure) throws IOException, InterruptedException {
    ClientTls tls = ClientTls.of("s", insecure, name -> Optional.ofNullable(options.get(name)));
    HttpClient client = HttpClients.create(Duration.ofSeconds(10), tls);
    URI address = URI.create("https://localhost:%d/".formatted(server.getAddress().getPort()));
    return client
        .send(
            HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build(),
            BodyHandlers.discarding())
        .statusCode();
  }
}
