package io.ironicinspector.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.micro.tls.TestCertificates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP API with TLS: {@code use_ssl} and the section {@code [ssl]}. */
class TlsIT {
  @TempDir private Path folder;
  private TestConfig config;
  private TestCertificates certificates;

  @BeforeEach
  void configure() throws Exception {
    config = new TestConfig(folder);
    certificates = new TestCertificates(folder);
  }

  @Test
  void apiShowsItsCertificateAndNothingIsServedInTheClear() throws Exception {
    Path file = config.write("use_ssl = true", ssl(""));
    try (Launched program = Launched.script("ironic-inspector", folder, file)) {
      assertThat(program.awaitReady()).isEqualTo(config.url("https"));
      assertThat(Client.trusting(certificates).get(config.url("https") + "/v1")).isEqualTo(200);
      assertThat(Client.trusting(certificates).getWithToken(65_000, config.url("https") + "/v1"))
          .isEqualTo(200);
      assertThatBodiesAreRead();
      assertThat(protocolOutOf("h2", "http/1.1")).isNotEqualTo("h2");
      assertThat(Client.plain().tryGet(config.url("http") + "/v1")).isEmpty();
      assertThatThrownBy(() -> Client.plain().get(config.url("https") + "/v1"))
          .isInstanceOf(IOException.class);
      assertThat(program.terminate()).isZero();
      assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }
  }

  @Test
  void clientsMustShowACertificateIfAnAuthorityIsNamed() throws Exception {
    Path file = config.write("use_ssl = true", ssl("ca_file = " + certificates.file("ec.crt")));
    try (Launched program = Launched.script("ironic-inspector", folder, file)) {
      program.awaitReady();
      assertThatThrownBy(() -> Client.trusting(certificates).get(config.url("https") + "/v1"))
          .isInstanceOf(IOException.class);
      assertThat(Client.showing(certificates).get(config.url("https") + "/v1")).isEqualTo(200);
      assertThat(program.terminate()).isZero();
    }
  }

  /** As in the clear, which {@code PromptStrategyTest} is about. */
  private void assertThatBodiesAreRead() throws Exception {
    String rule = "{\"conditions\": [], \"actions\": [{\"action\": \"fail\", \"message\": \"x\"}]}";
    String body = "Host: h\r\nContent-Length: %d\r\n\r\n%s".formatted(rule.length(), rule);
    String offer = "POST /v1/rules HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: x/1\r\n" + body;
    String last = "GET /v1 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
    assertThat(answers(offer + last)).startsWith("HTTP/1.1 201").contains("HTTP/1.1 200");
    assertThat(answers("TRACE / HTTP/1.1\r\n" + body + last))
        .startsWith("HTTP/1.1 405")
        .containsOnlyOnce("HTTP/1.1");
  }

  private String protocolOutOf(String... offered) throws Exception {
    URI server = URI.create(config.url("https"));
    SSLSocketFactory sockets = Client.context(certificates, null).getSocketFactory();
    try (SSLSocket socket = (SSLSocket) sockets.createSocket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(10_000);
      SSLParameters offer = socket.getSSLParameters();
      offer.setApplicationProtocols(offered);
      socket.setSSLParameters(offer);
      socket.startHandshake();
      return socket.getApplicationProtocol();
    }
  }

  private String answers(String requests) throws Exception {
    return Client.overTls(certificates, URI.create(config.url("https")), requests);
  }

  private String ssl(String more) {
    return "[ssl]\ncert_file = %s\nkey_file = %s\n%s"
        .formatted(certificates.file("rsa.crt"), certificates.file("rsa-pkcs1.key"), more);
  }
}
