package io.ironicinspector.conductor.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Finds the configured hooks among those that exist. */
public final class HookSelection {
  private static final Logger LOG = Logger.getLogger(HookSelection.class.getName());

  /** In upstream's default list, so nobody who asks for them wrote their names. */
  private static final Set<String> NOT_BUILT_YET = Set.of("capabilities", "pci_devices");

  private HookSelection() {}

  /**
   * The hooks in the order of {@code names}.
   *
   * @throws IllegalArgumentException if a name is unknown, naming those that exist
   */
  public static List<ProcessingHook> select(Iterable<ProcessingHook> existing, List<String> names) {
    Map<String, ProcessingHook> byName =
        StreamSupport.stream(existing.spliterator(), false)
            .collect(
                Collectors.toMap(
                    ProcessingHook::name, Function.identity(), (a, b) -> a, TreeMap::new));
    List<String> wanted = new ArrayList<>(names);
    Set<String> missing = new TreeSet<>(wanted);
    missing.retainAll(NOT_BUILT_YET);
    missing.removeAll(byName.keySet());
    if (!missing.isEmpty()) {
      LOG.log(Level.INFO, "Processing hooks not built yet, left out: {0}", missing);
      wanted.removeAll(missing);
    }
    List<String> unknown = wanted.stream().filter(name -> !byName.containsKey(name)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "[processing] processing_hooks: The following hook(s) are missing or failed to load: %s; known: %s"
              .formatted(String.join(", ", unknown), String.join(", ", byName.keySet())));
    }
    return wanted.stream().map(byName::get).toList();
  }
}
