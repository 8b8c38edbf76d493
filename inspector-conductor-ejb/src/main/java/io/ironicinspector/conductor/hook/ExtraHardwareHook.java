package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.configuration.ExtraHardwareConfig;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;

/** Makes nested objects, {@code extra}, of the flat list {@code data} that extra-hardware sends. */
@Dependent
final class ExtraHardwareHook implements ProcessingHook {
  private static final String DATA = "data";
  private static final int ITEM = 4;

  private final boolean strict;

  @Inject
  ExtraHardwareHook(ExtraHardwareConfig config) {
    this.strict = config.strict();
  }

  @Override
  public String name() {
    return "extra_hardware";
  }

  @Override
  public void beforeUpdate(RamdiskData data, NodeUpdate node) {
    JsonField list = data.field(DATA);
    if (list.value() == JsonValue.NULL) {
      Leniently.warn(node, "no extra hardware information in data");
    } else if (hasForm(list.value())) {
      data.put("extra", new ExtraHardware(node).convert(list.value().asJsonArray()));
      data.remove(DATA);
    } else {
      Leniently.warn(node, "data is no list of extra hardware, rules cannot use it");
      if (strict) {
        data.remove(DATA);
      }
    }
  }

  private boolean hasForm(JsonValue value) {
    return value instanceof JsonArray list
        && list.stream()
            .allMatch(
                item -> item instanceof JsonArray fields && (!strict || fields.size() == ITEM));
  }
}
