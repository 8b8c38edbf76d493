package io.ironicinspector.api.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ironicinspector.api.Configs;
import io.ironicinspector.api.auth.AuthConfig;
import io.ironicinspector.api.auth.AuthStrategy;
import io.ironicinspector.api.auth.KeystoneConfig;
import io.ironicinspector.api.cors.CorsConfig;
import io.ironicinspector.api.health.HealthcheckConfig;
import io.ironicinspector.api.policy.PolicyConfig;
import io.ironicinspector.api.ramdisk.CallbackConfig;
import io.ironicinspector.osloconfig.option.InspectorOptions;
import io.ironicinspector.osloconfig.option.Option;
import io.ironicinspector.osloconfig.option.Support;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options around the API. */
class AccessConfigTest {
  private static final Optional<String> UNSET = Optional.empty();
  private static final String NONE = ConfigProperty.UNCONFIGURED_VALUE;

  @Test
  void everyKeyHasItsNameAndDefault() {
    assertThat(keys(AuthConfig.class))
        .isEqualTo(
            Map.of(
                "DEFAULT.auth_strategy", "keystone",
                "DEFAULT.http_basic_auth_user_file", "/etc/ironic-inspector/htpasswd"));
    assertThat(keys(KeystoneConfig.class))
        .isEqualTo(
            Map.of(
                "keystone_authtoken.auth_section",
                NONE,
                "keystone_authtoken.www_authenticate_uri",
                NONE,
                "keystone_authtoken.auth_uri",
                NONE,
                "keystone_authtoken.token_cache_time",
                "300",
                "keystone_authtoken.http_connect_timeout",
                "5",
                "keystone_authtoken.insecure",
                "false"));
    assertThat(keys(PolicyConfig.class))
        .isEqualTo(
            Map.of(
                "oslo_policy.policy_file", "policy.yaml",
                "oslo_policy.policy_dirs", "policy.d",
                "oslo_policy.enforce_new_defaults", "true",
                "oslo_policy.policy_default_rule", "default"));
    assertThat(keys(JsonRpcConfig.class))
        .isEqualTo(
            Map.of(
                "json_rpc.auth_strategy",
                NONE,
                "DEFAULT.auth_strategy",
                "keystone",
                "json_rpc.host_ip",
                "::",
                "json_rpc.port",
                "8089",
                "json_rpc.http_basic_auth_user_file",
                "/etc/ironic-inspector/htpasswd-rpc",
                "json_rpc.allowed_roles",
                "admin",
                "json_rpc.insecure",
                "false"));
    assertThat(keys(ProxyConfig.class))
        .isEqualTo(Map.of("oslo_middleware.enable_proxy_headers_parsing", "false"));
    assertThat(keys(HealthcheckConfig.class))
        .isEqualTo(
            Map.of(
                "healthcheck.enabled", "false",
                "healthcheck.path", "/healthcheck",
                "healthcheck.detailed", "false",
                "healthcheck.disable_by_file_path", NONE,
                "healthcheck.disable_by_file_paths", NONE));
    assertThat(keys(CallbackConfig.class))
        .isEqualTo(
            Map.of(
                "inspector.callback_rate_limit", "0",
                "inspector.callback_require_tls", "false",
                "inspector.callback_require_token", "false",
                "inspector.callback_token_secret", NONE,
                "inspector.callback_site_token", NONE));
    assertThat(keys(CorsConfig.class))
        .containsEntry("cors.allowed_origin", NONE)
        .containsEntry("cors.allow_credentials", "true")
        .containsEntry("cors.expose_headers", NONE)
        .containsEntry("cors.max_age", "3600")
        .containsEntry("cors.allow_methods", "GET,POST,PUT,HEAD,PATCH,DELETE,OPTIONS")
        .containsKey("cors.allow_headers")
        .hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oslo_policy.enforce_scope",
        "keystone_authtoken.auth_version",
        "keystone_authtoken.enforce_token_bind",
        "keystone_authtoken.memcached_servers"
      })
  void whatOnlyPythonsLibrariesReadIsSaidToHaveNoEffect(String key) {
    Option option = InspectorOptions.registry().find(key).orElseThrow();
    assertThat(option.traits().support()).isEqualTo(Support.IGNORED);
  }

  @Test
  void rpcIsAuthenticatedLikeTheApiUnlessItSaysOtherwise() {
    assertThat(rpc(UNSET, Map.of()).strategy()).isEqualTo(AuthStrategy.HTTP_BASIC);
    assertThat(rpc(Optional.of("noauth"), Map.of()).strategy()).isEqualTo(AuthStrategy.NOAUTH);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rpc(Optional.of("none"), Map.of()))
        .withMessage("[json_rpc] auth_strategy is none; allowed: noauth, http_basic, keystone");
  }

  @Test
  void rpcCallersHaveANameAndAPasswordInEitherSpelling() {
    JsonRpcConfig now = rpc(UNSET, Map.of("json_rpc.username", "u", "json_rpc.password", "p"));
    assertThat(now.user() + now.password()).isEqualTo("up");
    JsonRpcConfig before =
        rpc(
            UNSET,
            Map.of("json_rpc.http_basic_username", "u", "json_rpc.http_basic_password", "p"));
    assertThat(before.user() + before.password()).isEqualTo("up");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rpc(UNSET, Map.of()).user())
        .withMessage("[json_rpc] username is missing: auth_strategy is http_basic");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rpc(UNSET, Map.of()).account())
        .withMessage("[json_rpc] username is missing");
  }

  @Test
  void rpcCallersMayShowACertificate() {
    JsonRpcConfig config = rpc(UNSET, Map.of("json_rpc.certfile", "/none"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config.tls().apply(HttpClient.newBuilder()))
        .withMessage("[json_rpc] certfile = /none: there is no such file");
  }

  private static JsonRpcConfig rpc(Optional<String> strategy, Map<String, String> options) {
    return new JsonRpcConfig(
        Configs.of(options),
        strategy,
        "http_basic",
        "::1",
        8089,
        "/users",
        List.of("admin"),
        false);
  }

  private static Map<String, String> keys(Class<?> config) {
    Map<String, String> keys = new TreeMap<>();
    Arrays.stream(config.getDeclaredConstructors()[0].getParameters())
        .filter(parameter -> parameter.getType() != Config.class)
        .map(parameter -> parameter.getAnnotation(ConfigProperty.class))
        .forEach(property -> keys.put(property.name(), property.defaultValue()));
    return keys;
  }
}
