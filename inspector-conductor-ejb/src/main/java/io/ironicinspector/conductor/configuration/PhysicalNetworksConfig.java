package io.ironicinspector.conductor.configuration;

import io.ironicinspector.conductor.ramdisk.IpNetwork;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Section {@code [port_physnet]}: which addresses the hook {@code physnet_cidr_map} knows. */
@Dependent
public class PhysicalNetworksConfig {
  /** Addresses and the physical network that they are in. */
  public record Mapping(IpNetwork addresses, String physicalNetwork) {
    public Mapping {
      Objects.requireNonNull(addresses, "addresses");
      Objects.requireNonNull(physicalNetwork, "physicalNetwork");
    }
  }

  private final List<Mapping> mappings;

  @Inject
  PhysicalNetworksConfig(@ConfigProperty(name = "port_physnet.cidr_map") Optional<String> cidrMap) {
    List<Mapping> read = new ArrayList<>();
    OptionText.list(cidrMap.orElse("")).forEach(item -> read.add(mapping(item)));
    this.mappings = List.copyOf(read);
  }

  /** In their order: the first that contains an address wins. */
  public List<Mapping> mappings() {
    return mappings;
  }

  private static Mapping mapping(String item) {
    int colon = item.lastIndexOf(':'); // the ones before are an IPv6 address's
    String name = item.substring(colon + 1).strip();
    if (colon < 0 || name.isEmpty()) {
      throw refused(item, "there is no physical network after a colon");
    }
    try {
      return new Mapping(IpNetwork.parse(item.substring(0, colon).strip()), name);
    } catch (IllegalArgumentException notANetwork) {
      throw refused(item, notANetwork.getMessage());
    }
  }

  private static IllegalArgumentException refused(String item, String why) {
    return new IllegalArgumentException(
        "[port_physnet] cidr_map must be a list of network:physical_network like"
            + " 10.10.10.0/24:physnet_a, was %s: %s".formatted(item, why));
  }
}
