package io.ironicinspector.conductor.configuration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Section {@code [processing]}: which of a machine's interfaces become ports in Ironic. */
@Dependent
public class PortsConfig {
  /** Which interfaces get a port. */
  public enum AddPorts {
    ALL,
    ACTIVE,
    PXE,
    DISABLED
  }

  /** Which ports survive. */
  public enum KeepPorts {
    ALL,
    PRESENT,
    ADDED
  }

  private final AddPorts add;
  private final KeepPorts keep;
  private final boolean updatePxeEnabled;

  @Inject
  PortsConfig(
      @ConfigProperty(name = "processing.add_ports", defaultValue = "pxe") String add,
      @ConfigProperty(name = "processing.keep_ports", defaultValue = "all") String keep,
      @ConfigProperty(name = "processing.update_pxe_enabled", defaultValue = "true")
          String updatePxeEnabled) {
    this.add = OptionText.choice("[processing] add_ports", AddPorts.class, add);
    this.keep = OptionText.choice("[processing] keep_ports", KeepPorts.class, keep);
    this.updatePxeEnabled = OptionText.bool("[processing] update_pxe_enabled", updatePxeEnabled);
    if (this.add == AddPorts.DISABLED && this.keep == KeepPorts.ADDED) {
      throw new IllegalArgumentException(
          "[processing] keep_ports must not be added when [processing] add_ports is disabled");
    }
  }

  public AddPorts add() {
    return add;
  }

  public KeepPorts keep() {
    return keep;
  }

  /** Whether pxe_enabled of a port follows what the ramdisk booted from. */
  public boolean updatePxeEnabled() {
    return updatePxeEnabled;
  }
}
