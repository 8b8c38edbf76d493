package com.example.inspector;

import io.ironicinspector.conductor.hook.HookFailedException;
import io.ironicinspector.conductor.hook.ProcessingHook;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes a machine's serial number to the extra of its node; some serial numbers are refused. */
@Dependent
public class SerialNumberHook implements ProcessingHook {
  private final String fake;

  @Inject
  SerialNumberHook(
      @ConfigProperty(name = "serial_number.fake", defaultValue = "To be filled by O.E.M.")
          String fake) {
    this.fake = fake;
  }

  @Override
  public String name() {
    return "serial_number";
  }

  @Override
  public void beforeUpdate(RamdiskData data, NodeUpdate node) {
    JsonField serial = data.inventory().get("system_vendor").get("serial_number");
    Optional<String> text = serial.text();
    if (text.filter(fake::equals).isPresent()) {
      throw new HookFailedException("%s is not a real one: %s".formatted(serial.path(), fake));
    }
    if (text.isPresent()) {
      node.patch("add", "/extra/serial_number", serial.value());
    }
  }
}
