package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.configuration.ProcessingConfig;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.json.PythonText;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonStructure;
import java.util.List;

/** Takes what a scheduler places instances by: CPUs, their architecture, memory. */
@Dependent
final class SchedulerHook implements ProcessingHook {
  private static final int LONGEST = 255;
  private static final List<String> KEYS = List.of("cpus", "cpu_arch", "memory_mb");

  private final PropertyWriter properties;

  @Inject
  SchedulerHook(ProcessingConfig config) {
    this.properties = new PropertyWriter(config);
  }

  @Override
  public String name() {
    return "scheduler";
  }

  @Override
  public void beforeUpdate(RamdiskData data, NodeUpdate node) {
    JsonField inventory = data.inventory();
    // A machine is worth having without these: what is malformed is left out with a warning.
    Leniently.run(node, () -> readCpu(data, inventory.get("cpu")));
    Leniently.run(
        node,
        () ->
            data.put(
                "memory_mb",
                JsonDocuments.number(inventory.get("memory").get("physical_mb").integer())));
    for (String key : KEYS) {
      JsonField value = data.field(key);
      if (!value.isFalsy()) {
        properties.set(node, key, PythonText.str(value.value()));
      }
    }
  }

  private static void readCpu(RamdiskData data, JsonField cpu) {
    data.put("cpus", JsonDocuments.number(cpu.get("count").integer()));
    if (cpu.object().map(o -> o.containsKey("architecture")).orElse(false)) {
      JsonField architecture = cpu.get("architecture");
      String text = PythonText.str(architecture.value());
      if (architecture.value() instanceof JsonStructure || text.length() > LONGEST) {
        throw architecture.wrongType("a short text");
      }
      data.put("cpu_arch", JsonDocuments.string(text));
    }
  }
}
