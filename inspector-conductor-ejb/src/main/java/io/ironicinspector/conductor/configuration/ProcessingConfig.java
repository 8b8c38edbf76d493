package io.ironicinspector.conductor.configuration;

import io.ironicinspector.client.data.DataStores;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Section {@code [processing]}: what happens to a ramdisk's data. Ports: {@link PortsConfig}. */
@Dependent
public class ProcessingConfig {
  private static final String DEFAULT_HOOKS =
      "ramdisk_error,root_disk_selection,scheduler,validate_interfaces,capabilities,pci_devices";
  private static final String REFERENCE = "$default_processing_hooks";

  private final List<String> hooks;
  private final DataStores dataStores;
  private final boolean overwriteExisting;
  private final boolean diskPartitioningSpacing;
  private final boolean powerOff;
  private final boolean permitActive;

  @Inject
  ProcessingConfig(
      Config config,
      @ConfigProperty(name = "processing.processing_hooks", defaultValue = REFERENCE) String hooks,
      @ConfigProperty(name = "processing.default_processing_hooks", defaultValue = DEFAULT_HOOKS)
          String defaultHooks,
      @ConfigProperty(name = "processing.store_data", defaultValue = "none") String storeData,
      @ConfigProperty(name = "processing.overwrite_existing", defaultValue = "true")
          String overwriteExisting,
      @ConfigProperty(name = "processing.disk_partitioning_spacing", defaultValue = "true")
          String diskPartitioningSpacing,
      @ConfigProperty(name = "processing.power_off", defaultValue = "true") String powerOff,
      @ConfigProperty(name = "processing.permit_active_introspection", defaultValue = "false")
          String permitActive) {
    this.hooks = OptionText.list(hooks.replace(REFERENCE, defaultHooks));
    this.dataStores = DataStores.of(storeData, key -> config.getOptionalValue(key, String.class));
    this.overwriteExisting = bool("overwrite_existing", overwriteExisting);
    this.diskPartitioningSpacing = bool("disk_partitioning_spacing", diskPartitioningSpacing);
    this.powerOff = bool("power_off", powerOff);
    this.permitActive = bool("permit_active_introspection", permitActive);
  }

  /** Names of the hooks, in their order. */
  public List<String> hooks() {
    return hooks;
  }

  /** Where documents are kept. */
  public DataStores dataStores() {
    return dataStores;
  }

  /** Whether a value that a node already has is replaced. */
  public boolean overwriteExisting() {
    return overwriteExisting;
  }

  /** Whether one GiB of the root disk is left for partitioning. */
  public boolean diskPartitioningSpacing() {
    return diskPartitioningSpacing;
  }

  /** Whether a machine that this service switched on is switched off at the end. */
  public boolean powerOff() {
    return powerOff;
  }

  /** Whether nodes in use may be introspected, their power untouched. */
  public boolean permitActive() {
    return permitActive;
  }

  private static boolean bool(String option, String text) {
    return OptionText.bool("[processing] " + option, text);
  }
}
