package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.adapter.settings.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** What can be seen wrong with our own certificate: etcd does not say why it refuses one. */
final class ClientCertificate {
  private ClientCertificate() {}

  static Optional<String> complaint(Tls.Identity own) {
    try (InputStream in = Files.newInputStream(own.certificate())) {
      var certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      return complaint(own, certificate);
    } catch (IOException | CertificateException e) {
      return Optional.of("cert_cert " + own.certificate() + " cannot be read: " + e.getMessage());
    }
  }

  private static Optional<String> complaint(Tls.Identity own, X509Certificate certificate) {
    try {
      certificate.checkValidity();
      return Optional.empty();
    } catch (CertificateExpiredException e) {
      return Optional.of("cert_cert " + own.certificate() + " has expired: " + e.getMessage());
    } catch (CertificateNotYetValidException e) {
      return Optional.of("cert_cert " + own.certificate() + " is not valid yet: " + e.getMessage());
    }
  }
}
