package io.ironicinspector.conductor.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ironicinspector.conductor.configuration.Configured;
import io.ironicinspector.conductor.configuration.ProcessingConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HookSelectionTest {
  private final List<ProcessingHook> existing = TestHooks.all(Map.of());

  @Test
  void upstreamsDefaultLeavesOutWhatIsNotBuilt() {
    ProcessingConfig config = Configured.of(ProcessingConfig.class, Map.of());
    assertThat(HookSelection.select(existing, config.hooks()))
        .extracting(ProcessingHook::name)
        .containsExactly(
            "ramdisk_error", "root_disk_selection", "scheduler", "validate_interfaces");
  }

  @Test
  void theConfiguredOrderIsKept() {
    assertThat(HookSelection.select(existing, List.of("scheduler", "ramdisk_error")))
        .extracting(ProcessingHook::name)
        .containsExactly("scheduler", "ramdisk_error");
  }

  @Test
  void anUnknownNameIsRefusedNamingTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HookSelection.select(existing, List.of("scheduler", "magic")))
        .withMessageContaining(
            "The following hook(s) are missing or failed to load: magic; known: ramdisk_error,"
                + " root_disk_selection, scheduler, validate_interfaces");
  }
}
