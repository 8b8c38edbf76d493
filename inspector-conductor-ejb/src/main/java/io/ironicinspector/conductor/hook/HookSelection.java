package io.ironicinspector.conductor.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the configured hooks among those that exist. */
public final class HookSelection {
  private static final String OPTION = "[processing] processing_hooks";

  private HookSelection() {}

  /**
   * The hooks in the order of {@code names}.
   *
   * @throws IllegalArgumentException if a name is unknown, naming those that exist; if two hooks
   *     have the same name; if a hook lacks one that must come before it
   */
  public static List<ProcessingHook> select(Iterable<ProcessingHook> existing, List<String> names) {
    Map<String, ProcessingHook> byName = byName(existing);
    List<String> unknown = names.stream().filter(name -> !byName.containsKey(name)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: The following hook(s) are missing or failed to load: %s; known: %s"
              .formatted(OPTION, String.join(", ", unknown), String.join(", ", byName.keySet())));
    }
    List<ProcessingHook> selected = names.stream().map(byName::get).toList();
    checkDependencies(selected);
    return selected;
  }

  private static Map<String, ProcessingHook> byName(Iterable<ProcessingHook> existing) {
    Map<String, ProcessingHook> byName = new TreeMap<>();
    for (ProcessingHook hook : existing) {
      ProcessingHook other = byName.put(hook.name(), hook);
      if (other != null) {
        throw new IllegalArgumentException(
            "Two processing hooks have the name %s: %s and %s"
                .formatted(hook.name(), other.getClass().getName(), hook.getClass().getName()));
      }
    }
    return byName;
  }

  private static void checkDependencies(List<ProcessingHook> selected) {
    List<String> before = new ArrayList<>();
    for (ProcessingHook hook : selected) {
      Set<String> missing = new TreeSet<>(hook.dependencies());
      before.forEach(missing::remove);
      if (!missing.isEmpty()) {
        throw new IllegalArgumentException(
            "%s: the hook %s needs before it: %s"
                .formatted(OPTION, hook.name(), String.join(", ", missing)));
      }
      before.add(hook.name());
    }
  }
}
