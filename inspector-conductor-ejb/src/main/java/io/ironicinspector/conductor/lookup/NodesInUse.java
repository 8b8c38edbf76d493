package io.ironicinspector.conductor.lookup;

import io.ironicinspector.conductor.ironic.Ironic;
import io.ironicinspector.conductor.ironic.IronicNode;
import io.ironicinspector.conductor.json.PythonText;
import io.ironicinspector.domain.NodeUuid;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds a node that is in use by what Ironic knows of it, since nobody started an introspection.
 * Thread-safe; blocks for Ironic.
 */
public final class NodesInUse {
  private final Ironic ironic;

  public NodesInUse(Ironic ironic) {
    this.ironic = ironic;
  }

  /**
   * The node in use that has these addresses; empty if Ironic knows none.
   *
   * @throws LookupException with upstream's text if there are several, or it is not in use
   */
  Optional<Recognised> find(RamdiskAddresses addresses) {
    Optional<NodeUuid> byMac = one("MAC", addresses.macs(), owners(addresses));
    // All nodes have to be read for this: only if the ports did not tell.
    Optional<NodeUuid> found =
        byMac.isPresent() ? byMac : one("BMC", addresses.bmc(), withBmc(addresses));
    return found.map(this::inUse);
  }

  private Set<NodeUuid> owners(RamdiskAddresses addresses) {
    Set<NodeUuid> owners = new LinkedHashSet<>();
    addresses.macs().forEach(mac -> ironic.client().owner(mac).ifPresent(owners::add));
    return owners;
  }

  private Set<NodeUuid> withBmc(RamdiskAddresses addresses) {
    if (addresses.bmc().isEmpty()) {
      return Set.of();
    }
    return ironic.client().nodesWithDriverInfo().stream()
        .filter(node -> ironic.bmcAddresses().of(node).stream().anyMatch(addresses.bmc()::contains))
        .map(IronicNode::uuid)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Optional<NodeUuid> one(String kind, List<String> addresses, Set<NodeUuid> found) {
    if (found.size() > 1) {
      throw new LookupException(
          "%s addresses %s correspond to more than one node: %s"
              .formatted(
                  kind,
                  PythonText.repr(addresses),
                  found.stream()
                      .map(NodeUuid::toString)
                      .sorted()
                      .collect(Collectors.joining(", "))));
    }
    return found.stream().findFirst();
  }

  private Recognised inUse(NodeUuid uuid) {
    IronicNode node = ironic.client().node(uuid.toString());
    if (!node.isInUse()) {
      throw new LookupException(
          "Node %s is not active, its provision state is %s"
              .formatted(uuid, node.provisionState()));
    }
    return Recognised.inUse(uuid);
  }
}
