package io.ironicinspector.client.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeystoneAccountTest {
  private final Map<String, String> options = new HashMap<>();

  @BeforeEach
  void password() {
    options.put("auth_url", "http://k:5000");
    options.put("username", "u");
    options.put("password", "p");
  }

  @Test
  void aProjectIsNamedWithItsDomain() {
    options.put("user_domain_name", "Default");
    options.put("project_name", "service");
    options.put("project_domain_id", "d");
    assertThat(account().login().toString())
        .isEqualTo(
            "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":\"u\",\"domain\":{\"name\":\"Default\"},\"password\":\"p\"}}},\"scope\":{\"project\":{\"name\":\"service\",\"domain\":{\"id\":\"d\"}}}}}");
  }

  @Test
  void theDomainIsDefaultUnlessItIsNamed() {
    assertThat(account().login().toString()).contains("\"domain\":{\"id\":\"default\"}");
    options.put("default_domain_name", "other");
    assertThat(account().login().toString()).contains("\"domain\":{\"name\":\"other\"}");
  }

  @Test
  void idsNeedNoDomain() {
    options.put("user_id", "42");
    options.put("tenant_id", "43");
    assertThat(account().login().toString())
        .contains("\"user\":{\"id\":\"42\",\"password\":\"p\"}")
        .contains("\"scope\":{\"project\":{\"id\":\"43\"}}");
  }

  @Test
  void theSystemAndDomainsAreScopesToo() {
    options.put("domain_name", "d");
    assertThat(account().login().toString()).contains("\"scope\":{\"domain\":{\"name\":\"d\"}}");
    options.put("system_scope", "all");
    assertThat(account().login().toString()).contains("\"scope\":{\"system\":{\"all\":true}}");
  }

  @Test
  void aTrustIsAScopeAndTheOnlyOne() {
    options.put("trust_id", "t");
    options.put("project_domain_name", "d");
    assertThat(account().login().toString())
        .contains("\"scope\":{\"OS-TRUST:trust\":{\"id\":\"t\"}}");
    for (String other : new String[] {"project_id", "tenant_name", "domain_name", "system_scope"}) {
      options.put(other, "all");
      assertThatIllegalArgumentException()
          .isThrownBy(this::account)
          .withMessage("[s] trust_id and %s exclude each other: a login has one scope", other);
      options.remove(other);
    }
  }

  @Test
  void anApplicationCredentialHasAScopeOfItsOwn() {
    options.put("auth_type", "v3applicationcredential");
    options.put("application_credential_id", "i");
    options.put("application_credential_secret", "s");
    options.put("project_name", "service");
    assertThat(account().login().toString())
        .contains("\"application_credential\":{\"id\":\"i\",\"secret\":\"s\"}")
        .doesNotContain("scope");
  }

  @Test
  void theUrlMayOrMayNotNameTheVersion() {
    for (String url : new String[] {"http://k:5000", "http://k:5000/", "http://k:5000/v3/"}) {
      options.put("auth_url", url);
      assertThat(account().url()).hasToString("http://k:5000/v3");
    }
  }

  @Test
  void whatIsMissingIsNamed() {
    for (String name : new String[] {"auth_url", "username", "password"}) {
      Map<String, String> less = new HashMap<>(options);
      less.remove(name);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> KeystoneAccount.of("s", key -> Optional.ofNullable(less.get(key))))
          .withMessage("[s] %s is missing", name);
    }
    options.put("auth_url", "k:5000");
    assertThatIllegalArgumentException()
        .isThrownBy(this::account)
        .withMessage("[s] auth_url must be a URL that begins with http:// or https://, was k:5000");
    options.put("auth_type", "v2password");
    assertThatIllegalArgumentException()
        .isThrownBy(this::account)
        .withMessage(
            "[s] auth_type is v2password; allowed: password, v3password, v3applicationcredential");
  }

  @Test
  void thePasswordIsNotShown() {
    assertThat(account()).hasToString("account at http://k:5000/v3");
  }

  private KeystoneAccount account() {
    return KeystoneAccount.of("s", key -> Optional.ofNullable(options.get(key)));
  }
}
