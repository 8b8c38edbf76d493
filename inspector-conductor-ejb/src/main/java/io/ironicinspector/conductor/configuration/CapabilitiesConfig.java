package io.ironicinspector.conductor.configuration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Section {@code [capabilities]}: what the hook {@code capabilities} looks for. */
@Dependent
public class CapabilitiesConfig {
  private static final String SECTION = "[capabilities] ";

  private final boolean bootMode;
  private final Map<String, String> cpuFlags;

  @Inject
  CapabilitiesConfig(
      @ConfigProperty(name = "capabilities.boot_mode", defaultValue = "false") String bootMode,
      @ConfigProperty(
              name = "capabilities.cpu_flags",
              defaultValue =
                  "vmx:cpu_vt,svm:cpu_vt,aes:cpu_aes,pse:cpu_hugepages,"
                      + "pdpe1gb:cpu_hugepages_1g,smx:cpu_txt")
          String cpuFlags) {
    this.bootMode = OptionText.bool(SECTION + "boot_mode", bootMode);
    this.cpuFlags = OptionText.pairs(SECTION + "cpu_flags", cpuFlags);
  }

  /** Whether the boot mode becomes a capability. */
  public boolean bootMode() {
    return bootMode;
  }

  /** Capabilities by the CPU flag that means them. */
  public Map<String, String> cpuFlags() {
    return cpuFlags;
  }
}
