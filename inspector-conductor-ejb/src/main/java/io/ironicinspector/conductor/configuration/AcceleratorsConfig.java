package io.ironicinspector.conductor.configuration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Section {@code [accelerators]}: which devices the hook {@code accelerators} knows. */
@Dependent
public class AcceleratorsConfig {
  private final Map<PciDevice, JsonObject> knownDevices;

  @Inject
  AcceleratorsConfig(
      @ConfigProperty(name = "accelerators.known_devices") Optional<String> knownDevices) {
    this.knownDevices =
        knownDevices
            .map(String::strip)
            .map(KnownAccelerators::read)
            .orElseGet(KnownAccelerators::shipped);
  }

  /** What is said of each device; always with {@code vendor_id} and {@code device_id}. */
  public Map<PciDevice, JsonObject> knownDevices() {
    return knownDevices;
  }
}
