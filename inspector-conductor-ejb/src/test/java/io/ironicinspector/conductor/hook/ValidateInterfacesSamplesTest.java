package io.ironicinspector.conductor.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ironicinspector.conductor.Samples;
import io.ironicinspector.conductor.configuration.Configured;
import io.ironicinspector.conductor.configuration.PortsConfig;
import io.ironicinspector.conductor.configuration.ProcessingConfig;
import io.ironicinspector.conductor.json.MalformedFieldException;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValidateInterfacesSamplesTest {
  static Stream<Named<JsonObject>> cases() {
    return Samples.read("validate-interfaces.json").asJsonArray().stream()
        .map(sample -> sample.asJsonObject())
        .map(sample -> Named.of(sample.getString("case"), sample));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsTheSameInterfacesAsUpstream(JsonObject sample) {
    RamdiskData data =
        new RamdiskData(Samples.changed(Samples.inventory(), sample.getJsonObject("overrides")));
    ValidateInterfacesHook hook = hook(sample.getJsonObject("options"));
    if (sample.containsKey("error")) {
      Throwable failure = catchThrowable(() -> hook.beforeProcessing(data));
      assertThat(failure)
          .isInstanceOfAny(HookFailedException.class, MalformedFieldException.class)
          .hasMessageEndingWith(sample.getString("error"));
    } else {
      hook.beforeProcessing(data);
      sample
          .getJsonObject("expected")
          .forEach((name, value) -> assertThat(data.field(name).value()).isEqualTo(value));
    }
  }

  private static ValidateInterfacesHook hook(JsonObject options) {
    Map<String, String> settings =
        options.keySet().stream()
            .collect(Collectors.toMap(name -> "processing." + name, options::getString));
    return new ValidateInterfacesHook(
        Configured.of(ProcessingConfig.class, settings),
        Configured.of(PortsConfig.class, settings));
  }
}
