package io.ironicinspector.conductor.configuration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Section {@code [extra_hardware]}: how the hook {@code extra_hardware} reads its data. */
@Dependent
public class ExtraHardwareConfig {
  private final boolean strict;

  @Inject
  ExtraHardwareConfig(
      @ConfigProperty(name = "extra_hardware.strict", defaultValue = "false") String strict) {
    this.strict = OptionText.bool("[extra_hardware] strict", strict);
  }

  /** Whether data of another form is dropped instead of stored as it is. */
  public boolean strict() {
    return strict;
  }
}
