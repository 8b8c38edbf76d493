package io.ironicinspector.client.swift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwiftSettingsTest {
  private final Map<String, String> options =
      new HashMap<>(
          Map.of("swift.auth_type", "none", "swift.endpoint_override", "http://s/v1/AUTH_a"));

  @Test
  void everyOptionHasADefault() {
    SwiftSettings settings = settings();
    assertThat(settings.container()).isEqualTo("ironic-inspector");
    assertThat(settings.deleteAfter()).isZero();
    assertThat(settings.service().timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.service().connectTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.service().tls().insecure()).isFalse();
    assertThat(settings.service().retries().connections()).isEqualTo(2);
    assertThat(settings.service().retries().connectionDelay()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.service().retries().statuses()).isEqualTo(2);
    assertThat(settings.service().retries().statusDelay()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void everyOptionIsRead() {
    options.put("swift.container", "c");
    options.put("swift.delete_after", "7");
    options.put("swift.timeout", "3");
    options.put("swift.insecure", "Yes");
    options.put("swift.connect_retries", "4");
    options.put("swift.connect_retry_delay", "1.5");
    options.put("swift.status_code_retries", "0");
    options.put("swift.status_code_retry_delay", "2");
    SwiftSettings settings = settings();
    assertThat(settings.container()).isEqualTo("c");
    assertThat(settings.deleteAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(settings.service().timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.service().connectTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.service().tls().insecure()).isTrue();
    assertThat(settings.service().retries().connections()).isEqualTo(4);
    assertThat(settings.service().retries().connectionDelay()).isEqualTo(Duration.ofMillis(1500));
    assertThat(settings.service().retries().statuses()).isZero();
    assertThat(settings.service().retries().statusDelay()).isEqualTo(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "container         | a/b   | [swift] container must be a name of 1 to 256 bytes without a"
            + " slash, was a/b",
        "container         | \" \" | [swift] container must be a name of 1 to 256 bytes without a"
            + " slash, was",
        "delete_after      | -1    | [swift] delete_after must be 0 or more seconds, was -1",
        "delete_after      | soon  | [swift] delete_after must be 0 or more seconds, was soon",
        "timeout           | 0     | [swift] timeout must be a whole number, 1 or more, was 0",
        "timeout           | 1.5   | [swift] timeout must be a whole number, 1 or more, was 1.5",
        "insecure          | maybe | [swift] insecure must be true or false, was maybe",
        "cafile            | /none | [swift] cafile = /none: there is no such file",
        "certfile          | /none | [swift] certfile = /none: there is no such file",
        "keyfile           | /none | [swift] keyfile = /none: it is the key of no certificate"
            + " without certfile",
        "connect_retries   | x     | [swift] connect_retries must be a whole number, 0 or more, was"
            + " x",
        "connect_retry_delay | -1  | [swift] connect_retry_delay must be a number of seconds, 0 or"
            + " more, was -1",
        "status_code_retry_delay | NaN | [swift] status_code_retry_delay must be a number of"
            + " seconds, 0 or more, was NaN",
        "endpoint_override | s:80  | [swift] endpoint_override must be a URL that begins with"
            + " http:// or https://, was s:80",
        "auth_type         | v2password | [swift] auth_type must be one of none, http_basic,"
            + " password, v3password, v3applicationcredential, was v2password",
        "auth_type         | http_basic | [swift] username is missing",
        "auth_type         | v3applicationcredential | [swift] application_credential_id is"
            + " missing",
        "auth_type         | password | [swift] username is missing",
      })
  void whatIsWrongIsNamed(String option, String value, String message) {
    options.put("swift." + option, value);
    assertThatIllegalArgumentException()
        .isThrownBy(this::settings)
        .satisfies(refused -> assertThat(refused.getMessage()).startsWith(message));
  }

  @Test
  void aKeystoneLoginIsCheckedAtStartToo() {
    options.put("swift.auth_type", "password");
    options.put("swift.username", "u");
    options.put("swift.password", "p");
    assertThatIllegalArgumentException()
        .isThrownBy(this::settings)
        .withMessage("[swift] auth_url is missing");
    options.put("swift.auth_url", "http://k");
    options.put("swift.valid_interfaces", "internal,private");
    assertThatIllegalArgumentException()
        .isThrownBy(this::settings)
        .withMessage(
            "[swift] valid_interfaces must be a list of public, internal, admin, was"
                + " internal,private");
  }

  @Test
  void nothingShowsASecret() {
    options.put("swift.auth_type", "http_basic");
    options.put("swift.username", "u");
    options.put("swift.password", "geheim");
    assertThat(settings().toString()).doesNotContain("geheim");
  }

  @Test
  void aTrustBesideAProjectIsRefusedAtStart() {
    options.put("swift.auth_type", "password");
    options.put("swift.auth_url", "http://k");
    options.put("swift.user_domain_name", "d");
    options.put("swift.username", "u");
    options.put("swift.password", "p");
    options.put("swift.trust_id", "t");
    assertThat(settings().container()).isEqualTo("ironic-inspector");
    options.put("swift.project_name", "p");
    assertThatIllegalArgumentException()
        .isThrownBy(this::settings)
        .withMessage("[swift] trust_id and project_name exclude each other: a login has one scope");
  }

  private SwiftSettings settings() {
    return SwiftSettings.of(key -> Optional.ofNullable(options.get(key)));
  }
}
