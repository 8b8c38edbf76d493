package io.ironicinspector.coordination.adapter.etcd;

import static io.ironicinspector.coordination.adapter.etcd.SecureSession.opened;
import static io.ironicinspector.coordination.adapter.etcd.SecureSession.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.settings.InvalidSettingException;
import io.ironicinspector.coordination.adapter.settings.Option;
import io.ironicinspector.coordination.adapter.testing.Certificates;
import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import io.ironicinspector.coordination.adapter.testing.EtcdServer.Flavour;
import io.ironicinspector.coordination.adapter.testing.OneMoreClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** TLS in both directions: what works, and what is said of what does not. */
@Timeout(60)
@ExtendWith(OneMoreClient.class)
class EtcdTlsIT {
  private static final String ROOT = "--user=root:ROOTPASSWORD";

  @TempDir private static Path folder;
  private static Certificates certificates;
  private static EtcdServer etcd;

  @BeforeAll
  static void startEtcd() {
    certificates =
        new Certificates(folder)
            .authority("ca")
            .authority("other-ca")
            .issue("server", "ca")
            .issueExpired("old-server", "ca")
            .issue("client", "ca")
            .issueExpired("old-client", "ca")
            .issue("stranger", "other-ca");
    etcd = started("server");
  }

  @AfterAll
  static void stopEtcd() {
    etcd.close();
  }

  private static EtcdServer started(String name) {
    EtcdServer server =
        EtcdServer.stopped(
            new Flavour(
                "https",
                List.of(
                    "--cert-file=" + certificates.certificate(name),
                    "--key-file=" + certificates.key(name),
                    "--trusted-ca-file=" + certificates.certificate("ca"),
                    "--client-cert-auth"),
                List.of(
                    "--cert=" + certificates.certificate("client"),
                    "--key=" + certificates.key("client"),
                    // One of the servers has an expired certificate.
                    "--insecure-skip-tls-verify")));
    server.start();
    return server;
  }

  @Test
  void aSessionWithAClientCertificateWorks() throws Exception {
    try (EtcdCoordinator coordinator = opened(as("client"))) {
      assertThat(coordinator.tryLock(new LockName("n"), Duration.ZERO)).isPresent();
    }
  }

  @Test
  void theNameInTheClientCertificateIsTheUserWhereNoneIsSet() throws Exception {
    try (EtcdServer guarded = started("server")) {
      SecurityPage.follow(guarded);
      guarded.etcdctl(ROOT, "user", "add", "client", "--no-password");
      guarded.etcdctl(ROOT, "user", "grant-role", "client", "ironic-inspector");
      Map<Option, String> properties = as("client");
      properties.put(Option.ENDPOINTS, guarded.endpoint());
      try (EtcdCoordinator coordinator = opened(properties)) {
        assertThat(coordinator.tryLock(new LockName("n"), Duration.ZERO)).isPresent();
      }
      guarded.etcdctl(ROOT, "user", "revoke-role", "client", "ironic-inspector");
      assertThat(refusal(properties)).contains("user (of the client certificate) may not read");
    }
  }

  @Test
  void aSessionWithoutAClientCertificateWorksWhereNoneIsWanted() throws Exception {
    try (EtcdServer open = EtcdServer.stoppedWithTls()) {
      open.start();
      var properties =
          Map.of(Option.ENDPOINTS, open.endpoint(), Option.CA_CERT, open.certificate().toString());
      try (EtcdCoordinator coordinator = opened(properties)) {
        assertThat(coordinator.tryLock(new LockName("n"), Duration.ZERO)).isPresent();
      }
    }
  }

  @Test
  void aMissingClientCertificateIsNamed() {
    Map<Option, String> anonymous = as("client");
    anonymous.remove(Option.CERT_CERT);
    anonymous.remove(Option.CERT_KEY);
    assertThat(refusal(anonymous))
        .contains("etcd wants a client certificate (cert_cert and cert_key)");
  }

  @Test
  void anExpiredClientCertificateIsNamed() {
    assertThat(refusal(as("old-client")))
        .contains("the client certificate is not accepted")
        .contains(certificates.certificate("old-client") + " has expired");
  }

  @Test
  void aClientCertificateOfAnotherAuthorityIsNamed() {
    assertThat(refusal(as("stranger")))
        .contains("the client certificate is not accepted, etcd refuses it");
  }

  @Test
  void aWrongAuthorityIsNamed() {
    Map<Option, String> misled = as("client");
    misled.put(Option.CA_CERT, certificates.certificate("other-ca").toString());
    assertThat(refusal(misled))
        .contains("etcd's certificate is not signed by an authority in ca_cert")
        .contains("other-ca");
  }

  @Test
  void anExpiredCertificateOfEtcdIsNamed() {
    try (EtcdServer old = started("old-server")) {
      Map<Option, String> properties = as("client");
      properties.put(Option.ENDPOINTS, old.endpoint());
      assertThat(refusal(properties)).contains("etcd's certificate has expired: NotAfter");
    }
  }

  @Test
  void plainTextWhereTlsIsSpokenIsNamed() {
    var properties = Map.of(Option.ENDPOINTS, "http://" + etcd.hostAndPort());
    assertThat(refusal(properties)).contains("if it speaks TLS, set ca_cert");
  }

  @Test
  void tlsWherePlainTextIsSpokenIsNamed() {
    try (EtcdServer open = EtcdServer.started()) {
      Map<Option, String> properties = as("client");
      properties.put(Option.ENDPOINTS, "https://" + open.hostAndPort());
      assertThat(refusal(properties)).contains("etcd does not speak TLS on this port");
    }
  }

  @Test
  void httpsWithoutAnAuthorityIsRefused() {
    var properties = Map.of(Option.ENDPOINTS, etcd.endpoint());
    assertThatThrownBy(() -> SecureSession.settings(properties))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("https needs ca_cert");
  }

  @Test
  void aKeyThatIsNoKeyIsRefused() {
    Map<Option, String> confused = as("client");
    confused.put(Option.CERT_KEY, certificates.certificate("client").toString());
    assertThatThrownBy(() -> opened(confused))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cert_key")
        .hasMessageContaining("PKCS#8");
  }

  private static Map<Option, String> as(String name) {
    return new EnumMap<>(
        Map.of(
            Option.ENDPOINTS, etcd.endpoint(),
            Option.CA_CERT, certificates.certificate("ca").toString(),
            Option.CERT_CERT, certificates.certificate(name).toString(),
            Option.CERT_KEY, certificates.key(name).toString()));
  }
}
