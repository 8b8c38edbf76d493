package io.ironicinspector.coordination.adapter.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.coordination.GroupName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
  @TempDir Path folder;

  @Test
  void theDefaultsAreTheSpecifications() {
    Settings settings = config(Map.of()).settings();
    assertThat(settings.store().endpoints()).containsExactly(URI.create("http://127.0.0.1:2379"));
    assertThat(settings.store().tls()).isEmpty();
    assertThat(settings.store().credentials()).isEmpty();
    assertThat(settings.store().timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.group())
        .isEqualTo(new GroupName("/openstack/ironic-inspector/service-group"));
    assertThat(settings.lockPrefix()).isEqualTo("ironic-inspector");
    assertThat(settings.leaseTtl()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.maxStaleness()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.namespace()).isEqualTo("/ironic-inspector/");
  }

  @Test
  void everyKeyIsBound() throws IOException {
    Path file = Files.writeString(folder.resolve("some.pem"), "");
    Settings settings =
        config(
                Map.ofEntries(
                    Map.entry("etcd.host", "::1"),
                    Map.entry("etcd.port", "1234"),
                    Map.entry("etcd.ca_cert", file.toString()),
                    Map.entry("etcd.cert_cert", file.toString()),
                    Map.entry("etcd.cert_key", file.toString()),
                    Map.entry("etcd.timeout", "7"),
                    Map.entry("etcd.user", "root"),
                    Map.entry("etcd.password", "secret"),
                    Map.entry("etcd.group_path", "g"),
                    Map.entry("etcd.lock_prefix", "l"),
                    Map.entry("etcd.lease_ttl", "5"),
                    Map.entry("etcd.max_staleness", "6"),
                    Map.entry("etcd.namespace", "/n/")))
            .settings();
    assertThat(settings)
        .isEqualTo(
            new Settings(
                new Store(
                    settings.store().endpoints(),
                    Optional.of(new Tls(file, Optional.of(new Tls.Identity(file, file)))),
                    Optional.of(new Credentials("root", "secret")),
                    Duration.ofSeconds(7)),
                new GroupName("g"),
                "l",
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                "/n/"));
    assertThat(settings.store()).hasToString("https://[::1]:1234");
    assertThat(settings.toString()).doesNotContain("secret");
  }

  @Test
  void endpointsReplaceHostAndPort() {
    assertThat(
            config(Map.of("etcd.host", "h", "etcd.endpoints", "a:1, http://b:2"))
                .settings()
                .store())
        .hasToString("http://a:1, http://b:2");
  }

  @Test
  void aPropertyOfTheAdapterGoesBeforeTheConfiguration() {
    var reader =
        new SettingsReader(
            Map.of(Option.HOST, "console", Option.PORT, " "),
            key -> Optional.ofNullable(Map.of("etcd.host", "file", "etcd.port", "9").get(key)));
    assertThat(reader.settings().store()).hasToString("http://console:9");
  }

  @ParameterizedTest
  @CsvSource({
    "etcd.port, 0, from 1 to 65535",
    "etcd.port, many, from 1 to 65535",
    "etcd.timeout, 0, seconds from 1",
    "etcd.lease_ttl, 1, seconds from 2 to 3600",
    "etcd.lease_ttl, 10s, seconds from 2 to 3600",
    "etcd.max_staleness, 0, seconds from 1",
    "etcd.group_path, a/, slash",
    "etcd.namespace, /tooz/x/, tooz",
    "etcd.ca_cert, /no/such/file, no such file",
    "etcd.endpoints, ftp://a:1, host:port",
    "etcd.endpoints, https://a:1, https needs ca_cert",
    "etcd.endpoints, http://a:1/path, host:port",
    "etcd.endpoints, a b, host:port",
    "etcd.user, root, belong together",
    "etcd.password, secret, belong together",
  })
  void aBadValueIsRefusedByName(String key, String value, String allowed) {
    assertThatThrownBy(() -> config(Map.of(key, value)).settings())
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("[etcd] ")
        .hasMessageContaining(allowed)
        .message()
        .doesNotContain("secret");
  }

  @Test
  void certificatesThatContradictTheSchemeAreRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("some.pem"), "");
    assertThatThrownBy(
            () ->
                config(Map.of("etcd.endpoints", "http://a:1", "etcd.ca_cert", file.toString()))
                    .settings())
        .hasMessageContaining("must be https");
    assertThatThrownBy(() -> config(Map.of("etcd.cert_cert", file.toString())).settings())
        .hasMessageContaining("belong together");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, -, IN_PROCESS",
        "-, -, h, ETCD",
        "-, all, h, IN_PROCESS",
        "-, api, -, ETCD",
        "-, conductor, -, ETCD",
        "etcd, all, -, ETCD",
        "in-process, conductor, h, IN_PROCESS",
      })
  void theProviderFollowsFromTheRoleUnlessItIsNamed(
      String provider, String role, String host, Provider expected) {
    var reader =
        new SettingsReader(
            Map.of(),
            key ->
                Optional.ofNullable(
                    switch (key) {
                      case "etcd.provider" -> provider;
                      case "inspector.role" -> role;
                      case "etcd.host" -> host;
                      default -> null;
                    }));
    assertThat(reader.provider()).isEqualTo(expected);
  }

  @Test
  void anUnknownProviderIsRefused() {
    assertThatThrownBy(() -> config(Map.of("etcd.provider", "zookeeper")).provider())
        .hasMessage("[etcd] provider = zookeeper is not allowed: etcd or in-process");
  }

  private static SettingsReader config(Map<String, String> values) {
    return new SettingsReader(Map.of(), key -> Optional.ofNullable(values.get(key)));
  }
}
