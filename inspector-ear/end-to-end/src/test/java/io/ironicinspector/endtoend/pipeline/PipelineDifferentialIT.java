package io.ironicinspector.endtoend.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.endtoend.Checkout;
import io.ironicinspector.endtoend.Config;
import io.ironicinspector.endtoend.Service;
import io.ironicinspector.simulator.IronicSimulator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Generated machines through the running Python service and through ours, with the same options:
 * the same answers, the same stored documents, the same node and ports in Ironic.
 */
class PipelineDifferentialIT {
  private static final boolean FULL = Boolean.getBoolean("inspector.full");
  private static final int MACHINES = FULL ? 250 : 25;

  private static final String ALIAS =
      "pci_devices.alias={\"vendor_id\": \"8086\", \"product_id\": \"1572\", \"name\":"
          + " \"nic_10g\"}";

  /** Options that a site may run with. */
  enum Site {
    EVERYTHING(
        1,
        "processing.processing_hooks=$default_processing_hooks,extra_hardware,lldp_basic,"
            + "local_link_connection,physnet_cidr_map,accelerators,example",
        "processing.add_ports=all",
        "processing.keep_ports=present",
        "capabilities.boot_mode=true",
        "port_physnet.cidr_map=192.0.2.0/24:rack_b,2001:db8::/64:rack_c"),
    CAREFUL(
        2,
        "processing.processing_hooks=$default_processing_hooks,raid_device,lldp_basic,"
            + "local_link_connection",
        "processing.add_ports=pxe",
        "processing.keep_ports=added",
        "processing.overwrite_existing=false",
        "processing.update_pxe_enabled=false",
        "processing.disk_partitioning_spacing=false",
        "processing.power_off=false");

    private final int seed;
    private final String lines;

    Site(int seed, String... options) {
      this.seed = seed;
      this.lines = String.join("\n", options) + "\n" + ALIAS;
    }

    /** Each as SECTION.NAME=VALUE. */
    List<String> options() {
      return lines.lines().toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void machinesComeOutAsFromThePythonService(Site site) throws Exception {
    List<GeneratedMachine> machines = GeneratedMachine.generate(site.seed, MACHINES);
    try (IronicSimulator first = IronicSimulator.start(0);
        IronicSimulator second = IronicSimulator.start(0);
        PythonService python = PythonService.start(first.uri(), site.options());
        Service inspector = ours(second, site)) {
      inspector.awaitReady();
      Arena theirs = new Arena(python.awaitReady(), first);
      Arena ours = new Arena(java.net.URI.create(inspector.url()), second);
      List<String> faults = new ArrayList<>();
      Map<Explained, Integer> explained = new EnumMap<>(Explained.class);
      for (GeneratedMachine machine : machines) {
        CompletableFuture<Outcome> expected =
            CompletableFuture.supplyAsync(() -> theirs.introspect(machine));
        Outcome got = ours.introspect(machine);
        Comparison comparison = new Comparison(expected.join(), got);
        comparison
            .faults()
            .forEach(fault -> faults.add("machine " + machine.number() + ": " + fault));
        comparison.explained().ifPresent(why -> explained.merge(why, 1, Integer::sum));
      }
      int other = explained.values().stream().mapToInt(Integer::intValue).sum();
      assertThat(faults).as("%s", explained).isEmpty();
      assertThat(other).as("%s", explained).isLessThan(MACHINES * 2 / 3);
    }
  }

  private static Service ours(IronicSimulator ironic, Site site) throws Exception {
    Path folder = Checkout.newFolder("pipeline");
    int port = Service.freePort();
    String options =
        site.options().stream()
            .map(option -> option.replaceFirst("^(\\w+)\\.", "[$1]\n"))
            .collect(Collectors.joining("\n"));
    String config = Config.allInOne(port, folder, ironic.uri().toString()) + options + "\n";
    return Service.start("ironic-inspector", folder, port, config);
  }
}
