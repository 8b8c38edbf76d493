package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.configuration.CapabilitiesConfig;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.json.PythonText;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns CPU flags and the boot mode into capabilities. */
@Dependent
final class CapabilitiesHook implements ProcessingHook {
  private static final Pattern WORD = Pattern.compile("[^\\s,:]{1,255}");

  private final CapabilitiesConfig config;

  @Inject
  CapabilitiesHook(CapabilitiesConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "capabilities";
  }

  @Override
  public void beforeUpdate(RamdiskData data, NodeUpdate node) {
    JsonField inventory = data.inventory();
    Map<String, String> found = new LinkedHashMap<>();
    Leniently.run(
        node,
        () -> {
          if (config.bootMode()) {
            JsonField mode = inventory.get("boot").get("current_boot_mode");
            mode.text().ifPresent(text -> found.put("boot_mode", word(mode, text)));
          }
        });
    Leniently.run(node, () -> readFlags(inventory.get("cpu").get("flags"), node, found));
    Leniently.run(node, () -> Capabilities.set(node, found));
  }

  /** What would break the list of capabilities apart is none. */
  private static String word(JsonField field, String text) {
    if (!WORD.matcher(text).matches()) {
      throw field.wrongType("a word");
    }
    return text;
  }

  private void readFlags(JsonField flags, NodeUpdate node, Map<String, String> found) {
    if (flags.isFalsy()) {
      Leniently.warn(node, "no CPU flags in the inventory, the ramdisk may be too old");
      return;
    }
    Set<String> present =
        flags.elements().stream()
            .map(flag -> PythonText.str(flag.value()))
            .collect(Collectors.toSet());
    config
        .cpuFlags()
        .forEach(
            (flag, capability) -> {
              if (present.contains(flag)) {
                found.put(capability, "true");
              }
            });
  }
}
