package io.ironicinspector.coordination.adapter.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.ironicinspector.coordination.adapter.settings.Credentials;
import io.ironicinspector.coordination.adapter.settings.Store;
import io.ironicinspector.coordination.adapter.settings.Tls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** Failures that are hard to bring about; those of a real etcd are in the ITs. */
class FailureTextTest {
  private static final Tls ANONYMOUS = new Tls(Path.of("ca.pem"), Optional.empty());
  private static final Tls NAMED =
      new Tls(
          Path.of("ca.pem"),
          Optional.of(new Tls.Identity(Path.of("nowhere.pem"), Path.of("nowhere.key"))));

  @Test
  void theConnectionThatWasRefusedIsNamed() {
    assertThat(plain().of(unavailable(new ConnectException("Connection refused"))))
        .isEqualTo("Connection refused");
  }

  @Test
  void aHostThatIsNotKnownIsNamed() {
    assertThat(plain().of(unavailable(new UnresolvedAddressException())))
        .isEqualTo("no host of this name is known");
  }

  @Test
  void nettysPipelineIsLeftOut() {
    Throwable failure =
        Status.UNAVAILABLE.withDescription("io exception\nChannel Pipeline: [x]").asException();
    assertThat(plain().of(failure)).isEqualTo("UNAVAILABLE: io exception");
  }

  @Test
  void theRootOfAnUnknownFailureIsToldToo() {
    assertThat(plain().of(unavailable(new IllegalStateException("odd"))))
        .isEqualTo("UNAVAILABLE: io exception (odd)");
  }

  @Test
  void aConnectionThatIsClosedAtOnceSuggestsTls() {
    Throwable failure =
        Status.UNAVAILABLE.withDescription("Network closed for unknown reason").asException();
    assertThat(plain().of(failure)).contains("if it speaks TLS, set ca_cert");
    assertThat(secure(ANONYMOUS).of(failure)).contains("etcd wants a client certificate");
  }

  @Test
  void aConnectionThatIsResetSuggestsBothOfItsCauses() {
    Throwable failure = unavailable(new IOException("Connection reset"));
    assertThat(secure(ANONYMOUS).of(failure))
        .contains("etcd does not speak TLS on this port")
        .contains("etcd wants a client certificate");
    assertThat(secure(NAMED).of(failure)).contains("the client certificate is not accepted");
  }

  @Test
  void anAlertIsBlamedOnTheClientCertificate() {
    Throwable failure =
        unavailable(new SSLHandshakeException("Received fatal alert: bad_certificate"));
    assertThat(secure(ANONYMOUS).of(failure))
        .contains("etcd wants a client certificate")
        .contains("bad_certificate");
    assertThat(secure(NAMED).of(failure)).contains("cert_cert nowhere.pem cannot be read");
  }

  @Test
  void theUserIsNamedAndThePasswordIsNot() {
    Throwable failure =
        Status.UNAUTHENTICATED
            .withCause(
                Status.INVALID_ARGUMENT
                    .withDescription(
                        "etcdserver: authentication failed, invalid user ID or password")
                    .asException())
            .asException();
    assertThat(plain().of(failure))
        .isEqualTo("the password of user bob is wrong, or there is no such user");
  }

  @Test
  void aMissingPermissionNamesTheUser() {
    assertThat(plain().of(Status.PERMISSION_DENIED.asException())).contains("user bob");
  }

  private static Throwable unavailable(Throwable cause) {
    return Status.UNAVAILABLE.withDescription("io exception").withCause(cause).asException();
  }

  private static FailureText plain() {
    return new FailureText(store("http", Optional.empty()));
  }

  private static FailureText secure(Tls tls) {
    return new FailureText(store("https", Optional.of(tls)));
  }

  private static Store store(String scheme, Optional<Tls> tls) {
    return new Store(
        List.of(URI.create(scheme + "://etcd:2379")),
        tls,
        Optional.of(new Credentials("bob", "secret")),
        Duration.ofSeconds(1));
  }
}
