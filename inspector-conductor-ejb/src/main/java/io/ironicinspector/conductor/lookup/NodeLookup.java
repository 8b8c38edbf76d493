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
  private final UnknownMachines unknown;

  public NodeLookup(IntrospectionStore store, UnknownMachines unknown) {
    this.store = store;
    this.unknown = unknown;
  }

  /**
   * The node of this ramdisk: one that waits for it, else what {@link UnknownMachines} makes of it.
   *
   * @param sound whether the data passed the first hooks
   * @throws LookupException if there is none, or several match equally well
   */
  public Recognised find(RamdiskData data, boolean sound) {
    RamdiskAddresses addresses = RamdiskAddresses.of(data);
    List<NodeUuid> best = best(addresses);
    return switch (best.size()) {
      case 0 -> unknown.recognise(data, addresses, sound);
      case 1 -> Recognised.waiting(best.get(0));
      default ->
          throw new LookupException(
              "Multiple nodes match the same number of attributes %s: %s"
                  .formatted(
                      addresses,
                      PythonText.repr(best.stream().map(NodeUuid::toString).sorted().toList())));
    };
  }

  /**
   * The node that the caller named, also if none of its addresses is known here.
   *
   * @throws LookupException if another node that waits for its ramdisk matches better
   */
  public Recognised find(RamdiskData data, NodeUuid named) {
    List<NodeUuid> best = best(RamdiskAddresses.of(data));
    if (best.isEmpty() || best.contains(named)) {
      return Recognised.waiting(named);
    }
    throw new LookupException("The data is of another machine than node " + named);
  }

  private List<NodeUuid> best(RamdiskAddresses addresses) {
    Map<NodeUuid, Integer> scores = store.score(addresses.byAttribute());
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
