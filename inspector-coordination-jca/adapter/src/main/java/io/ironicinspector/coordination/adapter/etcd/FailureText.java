package io.ironicinspector.coordination.adapter.etcd;

import io.grpc.Status;
import io.ironicinspector.coordination.adapter.settings.Credentials;
import io.ironicinspector.coordination.adapter.settings.Store;
import io.ironicinspector.coordination.adapter.settings.Tls;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Says what went wrong in words that lead an administrator to the setting that is wrong:
 * "UNAVAILABLE: io exception" leads nobody anywhere. Thread-safe.
 */
final class FailureText {
  private final Store settings;

  FailureText(Store settings) {
    this.settings = settings;
  }

  String of(Throwable failure) {
    List<Throwable> chain = chain(failure);
    return accessFailure(chain)
        .or(() -> tlsFailure(chain))
        .or(() -> connectionFailure(chain))
        .orElseGet(() -> plain(chain));
  }

  private static List<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause).limit(20).toList();
  }

  private Optional<String> accessFailure(List<Throwable> chain) {
    if (says(chain, "invalid user ID or password")) {
      return Optional.of("the password of user " + user() + " is wrong, or there is no such user");
    }
    if (says(chain, "authentication is not enabled")) {
      return Optional.of("user and password are set, but etcd has its authentication switched off");
    }
    if (says(chain, "user name is empty")) {
      return Optional.of("etcd wants to know who asks; set user and password");
    }
    if (says(chain, "invalid auth token")) {
      return Optional.of("the token of user " + user() + " ended");
    }
    if (Status.fromThrowable(chain.get(0)).getCode() == Status.Code.PERMISSION_DENIED) {
      return Optional.of("user " + user() + " has not the permission that this needs");
    }
    return Optional.empty();
  }

  /** Who we are to etcd. */
  String user() {
    return settings.credentials().map(Credentials::user).orElse("(of the client certificate)");
  }

  private Optional<String> tlsFailure(List<Throwable> chain) {
    return settings.tls().flatMap(tls -> ofEtcd(chain, tls).or(() -> ofOurs(chain, tls)));
  }

  private static Optional<String> ofEtcd(List<Throwable> chain, Tls tls) {
    if (has(chain, CertificateExpiredException.class)) {
      return Optional.of("etcd's certificate has expired: " + last(chain));
    }
    if (has(chain, CertificateNotYetValidException.class)) {
      return Optional.of("etcd's certificate is not valid yet: " + last(chain));
    }
    if (has(chain, CertPathBuilderException.class)) {
      return Optional.of(
          "etcd's certificate is not signed by an authority in ca_cert " + tls.trusted());
    }
    if (has(chain, CertificateException.class)) {
      return Optional.of("etcd's certificate is not good for this host: " + last(chain));
    }
    if (says(chain, "not an SSL/TLS record")
        || says(chain, "Connection closed while performing TLS negotiation")) {
      return Optional.of("etcd does not speak TLS on this port; is it http there?");
    }
    // A server of plain text, and one that does not accept our certificate, may also just hang up,
    // which looks like the end of a connection that was in use.
    if (says(chain, "Connection reset")) {
      return Optional.of(
          "etcd reset the connection; if it does so again and again, either etcd does not speak TLS"
              + " on this port, or "
              + tls.identity()
                  .map(own -> "the client certificate is not accepted")
                  .orElse("etcd wants a client certificate (cert_cert and cert_key)"));
    }
    return Optional.empty();
  }

  // etcd checks our certificate after the handshake is over for us. Its alert may arrive, or be
  // overtaken by the end of the connection.
  private static Optional<String> ofOurs(List<Throwable> chain, Tls tls) {
    boolean alert = says(chain, "Received fatal alert");
    if (!alert && !endedAtOnce(chain)) {
      return Optional.empty();
    }
    String why = alert ? last(chain) : "it closed the connection at once";
    return Optional.of(
        tls.identity()
            .map(own -> ClientCertificate.complaint(own).orElse("etcd refuses it: " + why))
            .map(complaint -> "the client certificate is not accepted, " + complaint)
            .orElse("etcd wants a client certificate (cert_cert and cert_key): " + why));
  }

  private Optional<String> connectionFailure(List<Throwable> chain) {
    if (has(chain, UnresolvedAddressException.class)
        || has(chain, java.net.UnknownHostException.class)) {
      return Optional.of("no host of this name is known");
    }
    if (has(chain, ConnectException.class)) {
      return Optional.of(last(chain));
    }
    // Which of the two it is depends on who is faster.
    if (settings.tls().isEmpty() && (endedAtOnce(chain) || says(chain, "Connection reset"))) {
      return Optional.of("etcd closed the connection at once; if it speaks TLS, set ca_cert");
    }
    return Optional.empty();
  }

  private static boolean endedAtOnce(List<Throwable> chain) {
    return says(chain, "Network closed for unknown reason") || has(chain, SSLException.class);
  }

  private static boolean has(List<Throwable> chain, Class<? extends Throwable> type) {
    return chain.stream().anyMatch(type::isInstance);
  }

  private static boolean says(List<Throwable> chain, String text) {
    return chain.stream()
        .map(Throwable::getMessage)
        .anyMatch(message -> message != null && message.contains(text));
  }

  private static String last(List<Throwable> chain) {
    return text(chain.get(chain.size() - 1));
  }

  private static String plain(List<Throwable> chain) {
    String first = text(chain.get(0));
    return chain.size() == 1 ? first : first + " (" + last(chain) + ")";
  }

  // gRPC adds a line with Netty's pipeline.
  private static String text(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse(message);
  }
}
