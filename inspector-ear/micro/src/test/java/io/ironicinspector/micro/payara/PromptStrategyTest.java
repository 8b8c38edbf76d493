package io.ironicinspector.micro.payara;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.micro.tls.TestCertificates;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.ssl.SSLEngineConfigurator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptStrategyTest extends NamesThreads {
  @Test
  void fromTheSecondRequestOnTheSelectorAnswers() throws IOException {
    try (Client client = new Client()) {
      assertThat(client.ask(ROOT)).isEqualTo(POOL);
      assertThat(client.ask(ROOT)).isEqualTo(SELECTOR);
      assertThat(client.ask(ROOT.replace("/ ", "/health/live "))).isEqualTo(SELECTOR);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OTHER,
        "GET /?x HTTP/1.1\r\nHost: h\r\n\r\n",
        "DELETE / HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nAuthorization: Basic x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nX-Auth-Token: x\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n"
      })
  void whatMayWaitIsForThePool(String request) throws IOException {
    try (Client client = new Client()) {
      client.ask(ROOT);
      assertThat(client.ask(ROOT)).isEqualTo(SELECTOR);
      assertThat(client.ask(request)).isEqualTo(POOL);
      assertThat(client.ask(ROOT)).isEqualTo(POOL);
      assertThat(client.ask(ROOT)).isEqualTo(SELECTOR);
    }
  }

  @Test
  void soItIsIfAllCameInOnePacket() throws IOException {
    try (Client client = new Client()) {
      client.ask(ROOT);
      client.send(ROOT + OTHER + ROOT);
      assertThat(client.answer()).isEqualTo(SELECTOR);
      assertThat(client.answer()).isEqualTo(POOL);
      assertThat(client.answer()).isIn(POOL, SELECTOR);
    }
  }

  @Test
  void aRequestThatWaitsHoldsNobodyUp() throws IOException {
    try (Client waiting = new Client();
        Client other = new Client()) {
      waiting.ask(ROOT);
      waiting.ask(ROOT);
      waiting.send(SLOW);
      for (int i = 0; i < 3; i++) {
        assertThat(other.ask(OTHER)).isEqualTo(POOL);
        assertThat(other.ask(ROOT)).isIn(POOL, SELECTOR);
      }
      slow.countDown();
      assertThat(waiting.answer()).isEqualTo(POOL);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TRACE / HTTP/1.1\r\nHost: h\r\nContent-Length: 23\r\n\r\n",
        "TRACE / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
      })
  void theBodyOfATraceIsNoRequest(String trace) throws IOException {
    try (Client client = new Client()) {
      client.ask(ROOT);
      client.ask(ROOT);
      int before = asked.get();
      client.send(trace + ROOT);
      assertThat(client.rest()).startsWith("HTTP/1.1 4").containsOnlyOnce("HTTP/1.1");
      assertThat(asked).hasValue(before);
    }
  }

  /** The first is what Java's own client offers. */
  @ParameterizedTest
  @ValueSource(strings = {"Upgrade, HTTP2-Settings\r\nUpgrade: h2c", "Upgrade\r\nUpgrade: x/1"})
  void anotherProtocolIsNotTaken(String offer) throws IOException {
    try (Client client = new Client()) {
      String offered = "POST / HTTP/1.1\r\nHost: h\r\nConnection: " + offer + "\r\n";
      assertThat(client.ask(offered + "Content-Length: 2\r\n\r\nxy")).isEqualTo(POOL);
      assertThat(client.ask(ROOT)).isEqualTo(POOL);
      assertThat(client.ask(ROOT)).isEqualTo(SELECTOR);
    }
  }

  @Test
  void aBodyMayComeLate() throws IOException {
    try (Client client = new Client();
        Client other = new Client()) {
      client.ask(ROOT);
      client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nx");
      assertThat(other.ask(ROOT)).isEqualTo(POOL);
      assertThat(other.ask(ROOT)).isEqualTo(SELECTOR);
      client.send("y");
      assertThat(client.answer()).isEqualTo(POOL);
      assertThat(client.ask(ROOT)).isEqualTo(POOL);
      assertThat(client.ask(ROOT)).isEqualTo(SELECTOR);
    }
  }

  @Test
  void overTlsThePoolAnswersAll(@TempDir Path folder) throws Exception {
    SSLContext context = context(new TestCertificates(folder));
    NetworkListener secure = new NetworkListener("tls", "127.0.0.1", 0);
    secure.setSecure(true);
    secure.setSSLEngineConfig(new SSLEngineConfigurator(context, false, false, false));
    add(secure);
    try (Client client = new Client(context.getSocketFactory(), secure)) {
      for (int i = 0; i < 3; i++) {
        assertThat(client.ask(ROOT)).isEqualTo(POOL);
      }
    }
  }

  /** Of a server, and of clients who trust it. */
  private static SSLContext context(TestCertificates certificates) throws Exception {
    KeyStore store = certificates.store("rsa");
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, TestCertificates.password());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
