package io.ironicinspector.conductor.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ironicinspector.conductor.configuration.Configured;
import io.ironicinspector.conductor.configuration.ProcessingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HookSelectionTest {
  private final List<ProcessingHook> existing = TestHooks.all(Map.of());

  @Test
  void upstreamsDefaultIsFound() {
    ProcessingConfig config = Configured.of(ProcessingConfig.class, Map.of());
    assertThat(HookSelection.select(existing, config.hooks()))
        .extracting(ProcessingHook::name)
        .containsExactly(
            "ramdisk_error",
            "root_disk_selection",
            "scheduler",
            "validate_interfaces",
            "capabilities",
            "pci_devices");
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
        .withMessage(
            "[processing] processing_hooks: The following hook(s) are missing or failed to load:"
                + " magic; known: accelerators, capabilities, example, extra_hardware, lldp_basic,"
                + " local_link_connection, pci_devices, physnet_cidr_map, raid_device,"
                + " ramdisk_error, root_disk_selection, scheduler, validate_interfaces");
  }

  @Test
  void twoHooksOfOneNameAreRefusedNamingTheirClasses() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> HookSelection.select(List.of(new ExampleHook(), new Namesake()), List.of()))
        .withMessageContaining("ExampleHook and " + Namesake.class.getName());
  }

  @Test
  void aHookIsRefusedWithoutWhatMustComeBeforeIt() {
    ProcessingHook dependent =
        new ProcessingHook() {
          @Override
          public String name() {
            return "dependent";
          }

          @Override
          public Set<String> dependencies() {
            return Set.of("scheduler");
          }
        };
    List<ProcessingHook> hooks = new ArrayList<>(existing);
    hooks.add(dependent);
    assertThat(HookSelection.select(hooks, List.of("scheduler", "dependent"))).hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HookSelection.select(hooks, List.of("dependent", "scheduler")))
        .withMessage(
            "[processing] processing_hooks: the hook dependent needs before it: scheduler");
  }

  private static final class Namesake implements ProcessingHook {
    @Override
    public String name() {
      return "example";
    }
  }
}
