package io.ironicinspector.conductor.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.conductor.configuration.Configured;
import io.ironicinspector.conductor.configuration.ProcessingConfig;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.ironic.Nodes;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Executes the examples of HOOKS.md. */
class HooksGuideTest {
  private static final Pattern SECTION =
      Pattern.compile("(?ms)^### Example: (.*?)$(.*?)(?=^#|\\z)");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+(?: [\\w-]+)?)\n(.*?)^```$");
  private static final Set<String> KNOWN_BLOCKS =
      Set.of(
          "ini",
          "json node",
          "json posted",
          "json stored",
          "json patch",
          "json new-ports",
          "text error");

  static Stream<Named<Map<String, String>>> examples() {
    return SECTION.matcher(guide()).results().map(m -> Named.of(m.group(1), blocks(m.group(2))));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void doesWhatTheGuideSays(Map<String, String> blocks) {
    assertThat(blocks.keySet()).isSubsetOf(KNOWN_BLOCKS).contains("ini", "json posted");
    Map<String, String> settings = settings(blocks.get("ini"));
    RamdiskData data = new RamdiskData(json(blocks, "posted", "{}").asJsonObject());
    NodeUpdate node =
        new NodeUpdate(Nodes.of(json(blocks, "node", "{}").asJsonObject()), uuid -> List.of());
    List<ProcessingHook> hooks =
        HookSelection.select(
            TestHooks.all(settings), Configured.of(ProcessingConfig.class, settings).hooks());
    if (blocks.containsKey("text error")) {
      assertThatThrownBy(() -> run(hooks, data, node))
          .isInstanceOf(HookFailedException.class)
          .hasMessage(blocks.get("text error").strip());
      return;
    }
    run(hooks, data, node);
    JsonObject stored = json(blocks, "stored", "{}").asJsonObject();
    assertThat(data.storable()).containsAllEntriesOf(stored);
    assertThat(Nodes.patch(node)).isEqualTo(json(blocks, "patch", "[]"));
    JsonArray newPorts = json(blocks, "new-ports", "[]").asJsonArray();
    assertThat(Nodes.newPorts(node)).isEqualTo(newPorts);
  }

  @Test
  void everyHookHasAnExample() {
    String configured =
        examples()
            .map(example -> settings(example.getPayload().get("ini")))
            .map(settings -> settings.get("processing.processing_hooks"))
            .collect(Collectors.joining(","));
    assertThat(List.of(configured.split(",", -1)))
        .containsAll(
            TestHooks.all(Map.of()).stream()
                .map(ProcessingHook::name)
                .filter(name -> !Set.of("ramdisk_error", "example").contains(name))
                .toList());
  }

  private static void run(List<ProcessingHook> hooks, RamdiskData data, NodeUpdate node) {
    hooks.forEach(hook -> hook.beforeProcessing(data));
    hooks.forEach(hook -> hook.beforeUpdate(data, node));
  }

  private static String guide() {
    try {
      return Files.readString(Path.of("HOOKS.md"));
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static Map<String, String> blocks(String section) {
    Map<String, String> blocks = new HashMap<>();
    Matcher block = BLOCK.matcher(section);
    while (block.find()) {
      assertThat(blocks.put(block.group(1), block.group(2))).isNull();
    }
    return blocks;
  }

  private static JsonValue json(Map<String, String> blocks, String name, String otherwise) {
    return HookRun.json(blocks.getOrDefault("json " + name, otherwise));
  }

  /** Of the dialect as much as the guide needs; repeated options get an index. */
  private static Map<String, String> settings(String ini) {
    Map<String, String> settings = new HashMap<>();
    String section = "";
    for (String line : ini.strip().split("\n", -1)) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.indexOf(']'));
        continue;
      }
      String key = section + "." + line.substring(0, line.indexOf('=')).strip();
      String value = line.substring(line.indexOf('=') + 1).strip();
      int index = 0;
      while (settings.containsKey(key + "[" + index + "]")) {
        index++;
      }
      settings.put(key, value);
      settings.put(key + "[" + index + "]", value);
    }
    return settings;
  }
}
