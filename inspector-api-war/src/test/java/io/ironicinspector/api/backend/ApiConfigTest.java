package io.ironicinspector.api.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ironicinspector.api.Configs;
import io.ironicinspector.client.Transport;
import io.ironicinspector.domain.Role;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiConfigTest {
  private static final Optional<String> UNSET = Optional.empty();

  @Test
  void everyKeyHasUpstreamsNameAndDefault() {
    String none = ConfigProperty.UNCONFIGURED_VALUE;
    assertThat(keys(DefaultConfig.class))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "DEFAULT.api_max_limit", "1000",
                "DEFAULT.can_manage_boot", "true",
                "DEFAULT.rpc_response_timeout", "60",
                "DEFAULT.rpc_transport", none,
                "DEFAULT.standalone", none));
    assertThat(keys(InspectorConfig.class))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("inspector.role", "all", "inspector.max_body_size", "16777216"));
    assertThat(keys(ProcessingConfig.class))
        .containsExactlyInAnyOrderEntriesOf(Map.of("processing.store_data", "none"));
  }

  @Test
  void valuesAreTakenOver() {
    DefaultConfig config = new DefaultConfig(5, "No", 7, Optional.of("json-rpc"), UNSET);
    assertThat(config.apiMaxLimit()).isEqualTo(5);
    assertThat(config.canManageBoot()).isFalse();
    assertThat(config.rpcResponseTimeout()).isEqualTo(Duration.ofSeconds(7));
    assertThat(config.transport(Role.API)).isEqualTo(Transport.JSON_RPC);
    assertThat(new InspectorConfig("api", 10).role()).isEqualTo(Role.API);
    assertThat(new InspectorConfig("api", 10).maxBodyBytes()).isEqualTo(10);
    assertThat(processing("database", Map.of()).dataStores().keep()).isTrue();
    assertThat(processing("none", Map.of()).dataStores().keep()).isFalse();
    assertThat(
            processing(
                    "swift",
                    Map.of("swift.auth_type", "none", "swift.endpoint_override", "http://s"))
                .dataStores()
                .keep())
        .isTrue();
  }

  @Test
  void badValuesAreRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DefaultConfig(0, "true", 60, UNSET, UNSET))
        .withMessage("[DEFAULT] api_max_limit must be 1 or more, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DefaultConfig(1, "maybe", 60, UNSET, UNSET))
        .withMessage("[DEFAULT] can_manage_boot must be true or false, was maybe");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DefaultConfig(1, "true", 0, UNSET, UNSET))
        .withMessage("[DEFAULT] rpc_response_timeout must be 1 or more, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InspectorConfig("all", 0))
        .withMessage("[inspector] max_body_size must be 1 or more bytes, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> processing("mongo", Map.of()))
        .withMessage("[processing] store_data must be one of none, database, swift, was mongo");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> processing("swift", Map.of()))
        .withMessage("[swift] username is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "t", "True", "ON", "y", " yes "})
  void truthIsWhatOsloSaysItIs(String text) {
    assertThat(Truth.parse(text)).hasValue(true);
  }

  private static ProcessingConfig processing(String storeData, Map<String, String> options) {
    return new ProcessingConfig(Configs.of(options), storeData);
  }

  private static Map<String, String> keys(Class<?> config) {
    Constructor<?> constructor = config.getDeclaredConstructors()[0];
    return Arrays.stream(constructor.getParameters())
        .filter(parameter -> parameter.getType() != Config.class)
        .map(ApiConfigTest::property)
        .collect(Collectors.toMap(ConfigProperty::name, ConfigProperty::defaultValue));
  }

  private static ConfigProperty property(Parameter parameter) {
    Annotation annotation = parameter.getAnnotation(ConfigProperty.class);
    assertThat(annotation).as("annotation of %s", parameter).isNotNull();
    return (ConfigProperty) annotation;
  }
}
