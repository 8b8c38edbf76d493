package io.ironicinspector.micro.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.domain.Role;
import io.ironicinspector.micro.StartFailure;
import io.ironicinspector.micro.settings.Settings;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerIdentityTest {
  @TempDir static Path keys;
  private static TestCertificates certificates;
  @TempDir Path folder;

  @BeforeAll
  static void makeKeys() throws Exception {
    certificates = new TestCertificates(keys);
  }

  @AfterEach
  void forget() {
    List.of("keys", "trusted", "password", "client")
        .forEach(name -> System.clearProperty("inspector.tls." + name));
  }

  @Test
  void withoutTlsThereIsNone() {
    assertThat(ServerIdentity.load(Role.ALL, Settings.read(List.of(), Map.of()))).isEmpty();
  }

  @Test
  void aConductorsIsThatOfItsRpcEndpoint() {
    Settings rpc = Settings.read(List.of(), Map.of("json_rpc.use_ssl", "true"));
    assertThat(ServerIdentity.load(Role.API, rpc)).isEmpty();
    assertThatThrownBy(() -> ServerIdentity.load(Role.CONDUCTOR, rpc))
        .isInstanceOf(StartFailure.class)
        .hasMessage("[json_rpc] use_ssl = true needs [ssl] cert_file");
    Settings api = Settings.read(List.of(), Map.of("DEFAULT.use_ssl", "true"));
    assertThat(ServerIdentity.load(Role.CONDUCTOR, api)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa-pkcs8", "rsa-pkcs1", "ec-pkcs8", "ec-sec1"})
  void keysOfAllFormsAreTaken(String form) {
    assertThat(ServerIdentity.load(Role.ALL, settings(cert(form), file(form + ".key"))))
        .isPresent();
  }

  @Test
  void serverGetsAStoreThatOnlyThisUserReads() throws Exception {
    ServerIdentity identity =
        ServerIdentity.load(Role.ALL, settings(file("rsa.crt"), file("rsa-pkcs8.key")))
            .orElseThrow();
    identity.install(folder);
    Path store = Path.of(System.getProperty("inspector.tls.keys"));
    assertThat(Files.getPosixFilePermissions(store))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    KeyStore written = KeyStore.getInstance("JKS");
    try (InputStream in = Files.newInputStream(store)) {
      written.load(in, System.getProperty("inspector.tls.password").toCharArray());
    }
    assertThat(written.isKeyEntry("inspector")).isTrue();
    assertThat(System.getProperty("inspector.tls.client")).isEmpty();
    assertThat(identity.asksClients()).isFalse();
  }

  @Test
  void keyOfAnotherCertificateIsRefused() {
    assertRefused(
        settings(file("ec.crt"), file("rsa-pkcs8.key")),
        "[ssl] key_file = %s is not the key of the certificate in cert_file = %s"
            .formatted(file("rsa-pkcs8.key"), file("ec.crt")));
  }

  @Test
  void fileThatIsNotWhatItShouldBeIsNamed() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "hello");
    assertRefused(
        settings(text, file("rsa-pkcs8.key")),
        "[ssl] cert_file = " + text + ": there is no certificate in it");
    assertRefused(
        settings(file("rsa.crt"), text),
        "[ssl] key_file = " + text + ": there is no private key in it");
    assertRefused(
        settings(file("rsa.crt"), file("rsa-encrypted.key")),
        "[ssl] key_file = "
            + file("rsa-encrypted.key")
            + ": the key has a password; use one without");
  }

  private static void assertRefused(Settings settings, String message) {
    assertThatThrownBy(() -> ServerIdentity.load(Role.ALL, settings))
        .isInstanceOf(StartFailure.class)
        .hasMessage(message);
  }

  private static Path cert(String form) {
    return file(form.startsWith("rsa") ? "rsa.crt" : "ec.crt");
  }

  private static Path file(String name) {
    return certificates.file(name);
  }

  private static Settings settings(Path certificate, Path key) {
    return Settings.read(
        List.of(),
        Map.of(
            "DEFAULT.use_ssl", "true",
            "ssl.cert_file", certificate.toString(),
            "ssl.key_file", key.toString()));
  }
}
