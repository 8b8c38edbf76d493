package io.ironicinspector.conductor.lookup;

import io.ironicinspector.conductor.database.IntrospectionStore;
import io.ironicinspector.conductor.json.PythonText;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import io.ironicinspector.domain.NodeUuid;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Finds the introspection with the most addresses in common with a ramdisk. Thread-safe. */
public final class NodeLookup {
  private final IntrospectionStore store;
  private final LateCallback late;

  public NodeLookup(IntrospectionStore store, LateCallback late) {
    this.store = store;
    this.late = late;
  }

  /**
   * The node that waits for this ramdisk.
   *
   * @throws LookupException if there is none, or several match equally well
   */
  public NodeUuid find(RamdiskData data) {
    RamdiskAddresses addresses = RamdiskAddresses.of(data);
    List<NodeUuid> best = best(addresses);
    return switch (best.size()) {
      case 0 ->
          throw new LookupException(
              late.explain(addresses.macs())
                  .orElse("Could not find a node for attributes " + addresses));
      case 1 -> best.get(0);
      default ->
          throw new LookupException(
              "Multiple nodes match the same number of attributes %s: %s"
                  .formatted(
                      addresses,
                      PythonText.repr(best.stream().map(NodeUuid::toString).sorted().toList())));
    };
  }

  private List<NodeUuid> best(RamdiskAddresses addresses) {
    Map<NodeUuid, Integer> scores =
        store.inTransaction(repository -> repository.score(addresses.byAttribute()));
    if (scores.isEmpty()) {
      return List.of();
    }
    int top = Collections.max(scores.values());
    return scores.entrySet().stream()
        .filter(entry -> entry.getValue() == top)
        .map(Map.Entry::getKey)
        .toList();
  }
}
