package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.configuration.PhysicalNetworksConfig;
import io.ironicinspector.conductor.configuration.PhysicalNetworksConfig.Mapping;
import io.ironicinspector.conductor.configuration.ProcessingConfig;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.ironic.PortChanges;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.ramdisk.InventoryInterface;
import io.ironicinspector.conductor.ramdisk.IpText;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import java.net.InetAddress;
import java.util.Optional;

/** Tells each port its physical network by the address that its interface got. */
@Dependent
final class PhysicalNetworkHook implements ProcessingHook {
  private static final String FIELD = "/physical_network";

  private final ProcessingConfig processing;
  private final PhysicalNetworksConfig networks;

  @Inject
  PhysicalNetworkHook(ProcessingConfig processing, PhysicalNetworksConfig networks) {
    this.processing = processing;
    this.networks = networks;
  }

  @Override
  public String name() {
    return "physnet_cidr_map";
  }

  @Override
  public void beforeUpdate(RamdiskData data, NodeUpdate node) {
    // As upstream: it never fills in what is not there either.
    if (!processing.overwriteExisting() || networks.mappings().isEmpty()) {
      return;
    }
    data.interfaces().forEach(found -> Leniently.run(node, () -> update(found, node)));
  }

  private void update(InventoryInterface found, NodeUpdate node) {
    Optional<PortChanges> port = found.mac().flatMap(node::port);
    Optional<JsonString> network =
        address(found.sent()).flatMap(this::network).map(JsonDocuments::string);
    if (port.isPresent() && network.isPresent() && !port.get().field(FIELD).equals(network)) {
      port.get().wish(FIELD, network.get());
    }
  }

  /** Only the first address counts. */
  private static Optional<InetAddress> address(JsonField sent) {
    JsonField v4 = sent.get("ipv4_address");
    JsonField field = v4.text().isPresent() ? v4 : sent.get("ipv6_address");
    return field
        .text()
        .map(text -> IpText.parseScoped(text).orElseThrow(() -> field.wrongType("an IP address")));
  }

  private Optional<String> network(InetAddress address) {
    return networks.mappings().stream()
        .filter(mapping -> mapping.addresses().contains(address))
        .findFirst()
        .map(Mapping::physicalNetwork);
  }
}
