package io.ironicinspector.conductor.lookup;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.conductor.configuration.DiscoveryConfig;
import io.ironicinspector.conductor.coordination.Coordination;
import io.ironicinspector.conductor.ironic.Ironic;
import io.ironicinspector.conductor.ironic.IronicException;
import io.ironicinspector.conductor.ironic.IronicNode;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import io.ironicinspector.coordination.LockGrants;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a node of a machine that Ironic does not know. Two ramdisks of one machine make one node:
 * its addresses are locked until its ports exist. Thread-safe; blocks for Ironic.
 */
public final class Enrolment {
  private static final Logger LOG = Logger.getLogger(Enrolment.class.getName());
  private static final Duration LOCK_WAIT = Duration.ofSeconds(5);

  private final DiscoveryConfig config;
  private final Ironic ironic;
  private final Coordination coordination;

  public Enrolment(DiscoveryConfig config, Ironic ironic, Coordination coordination) {
    this.config = config;
    this.ironic = ironic;
    this.coordination = coordination;
  }

  /**
   * The new node; {@code data} says afterwards that it was discovered.
   *
   * @throws LookupException with upstream's text if Ironic has one of the addresses, or refuses
   * @throws ConductorException CONFLICT while another request enrols the same machine
   */
  Recognised enrol(RamdiskData data, RamdiskAddresses addresses) {
    LockGrants locks = lock(addresses);
    boolean enrolled = false;
    try {
      Optional<String> bmc = bmc(addresses);
      requireUnknown(addresses.macs(), bmc);
      NodeUuid node = create(bmc);
      data.put("auto_discovered", JsonValue.TRUE);
      enrolled = true;
      return Recognised.enrolled(node, locks);
    } finally {
      if (!enrolled) {
        locks.close();
      }
    }
  }

  private LockGrants lock(RamdiskAddresses addresses) {
    Set<LockName> names =
        Stream.concat(addresses.macs().stream(), addresses.bmc().stream())
            .map(address -> new LockName("discovery." + address))
            .collect(Collectors.toSet());
    if (names.isEmpty()) {
      throw new LookupException(
          "Node not found hook failed: the ramdisk sent neither a MAC nor a BMC address");
    }
    return coordination
        .tryLockAll(names, LOCK_WAIT)
        .orElseThrow(
            () ->
                new ConductorException(
                    Kind.CONFLICT, "The machine is being enrolled, please, try again later"));
  }

  /** The first that is there, in the order that the operator wants. */
  private Optional<String> bmc(RamdiskAddresses addresses) {
    return config.addressVersions().stream()
        .flatMap(
            version ->
                addresses.bmc().stream()
                    .filter(address -> address.contains(":") == version.equals("6")))
        .findFirst();
  }

  private void requireUnknown(List<String> macs, Optional<String> bmc) {
    for (String mac : macs) {
      ironic
          .client()
          .port(mac)
          .ifPresent(
              port -> {
                throw failed("Port %s already exists, uuid: %s".formatted(mac, port.uuid()));
              });
    }
    if (macs.isEmpty()) {
      LOG.warning("A machine that is being enrolled sent no MAC address");
    }
    bmc.ifPresent(this::requireUnknownBmc);
  }

  private void requireUnknownBmc(String bmc) {
    for (IronicNode node : ironic.client().nodesWithDriverInfo()) {
      if (ironic.bmcAddresses().of(node).contains(bmc)) {
        throw failed("Node %s already has BMC address %s".formatted(node.uuid(), bmc));
      }
    }
  }

  private NodeUuid create(Optional<String> bmc) {
    JsonObjectBuilder driverInfo = JsonDocuments.object();
    bmc.ifPresentOrElse(
        address -> driverInfo.add("ipmi_address", address),
        () -> LOG.warning("A machine that is being enrolled sent no BMC address"));
    JsonObjectBuilder node = JsonDocuments.object().add("driver", config.driver());
    config.fields().forEach(node::add);
    try {
      NodeUuid uuid = ironic.client().createNode(node.add("driver_info", driverInfo).build());
      LOG.log(
          Level.INFO, "node {0}: enrolled with driver {1}", new Object[] {uuid, config.driver()});
      return uuid;
    } catch (IronicException refused) {
      throw failed("Ironic did not take the node: " + refused.getMessage());
    }
  }

  private static LookupException failed(String why) {
    return new LookupException("Node not found hook failed: " + why);
  }
}
