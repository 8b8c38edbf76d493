package io.ironicinspector.rules.action;

import io.ironicinspector.rules.python.PythonTypes;
import io.ironicinspector.rules.python.UnusableValueException;
import io.ironicinspector.rules.schema.Shown;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text in {@code properties.capabilities}: {@code boot_mode:uefi,cpu_vt:true}. */
record Capabilities(Map<String, String> byName) {

  /**
   * Reads the node's text.
   *
   * @param stored null, like an empty text, holds none
   * @throws UnusableValueException if it has another form
   */
  static Capabilities parse(Object stored) {
    Map<String, String> byName = new LinkedHashMap<>();
    if (!PythonTypes.isTruthy(stored)) {
      return new Capabilities(byName);
    }
    if (!(stored instanceof String text)) {
      throw malformed(stored);
    }
    for (String pair : text.split(",", -1)) {
      int colon = pair.indexOf(':');
      if (colon < 0) {
        throw malformed(text);
      }
      byName.put(pair.substring(0, colon), pair.substring(colon + 1));
    }
    return new Capabilities(byName);
  }

  private static UnusableValueException malformed(Object stored) {
    return new UnusableValueException(
        "the node's properties.capabilities must be text of the form name:value,name:value, was "
            + Shown.repr(stored));
  }

  Capabilities with(String name, Optional<String> value) {
    Map<String, String> changed = new LinkedHashMap<>(byName);
    value.ifPresentOrElse(v -> changed.put(name, v), () -> changed.remove(name));
    return new Capabilities(changed);
  }

  @Override
  public String toString() {
    return byName.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue())
        .collect(Collectors.joining(","));
  }
}
