package io.ironicinspector.rules.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parameters that an operator or an action takes. One whose value is null counts as not given.
 *
 * @param required must be given
 * @param present must be there, but may be null
 * @param optional may be given
 */
public record Parameters(Set<String> required, Set<String> present, Set<String> optional) {
  public Parameters {
    required = Set.copyOf(required);
    present = Set.copyOf(present);
    optional = Set.copyOf(optional);
  }

  public static Parameters none() {
    return new Parameters(Set.of(), Set.of(), Set.of());
  }

  public static Parameters required(String... names) {
    return new Parameters(Set.of(names), Set.of(), Set.of());
  }

  public Parameters andOptional(String... names) {
    return new Parameters(required, present, Set.of(names));
  }

  public Parameters andPresent(String... names) {
    return new Parameters(required, Set.of(names), optional);
  }

  /**
   * Checks the names.
   *
   * @param owner for the message: {@code operator eq}
   * @throws InvalidRuleException if one is missing or not taken
   */
  public void check(String owner, Map<String, ?> given) {
    Collection<String> missing = new TreeSet<>();
    required.stream().filter(name -> given.get(name) == null).forEach(missing::add);
    present.stream().filter(name -> !given.containsKey(name)).forEach(missing::add);
    Collection<String> unexpected = new TreeSet<>();
    given.forEach(
        (name, value) -> {
          if (value != null && !takes(name)) {
            unexpected.add(name);
          }
        });
    List<String> faults = new ArrayList<>();
    if (!missing.isEmpty()) {
      faults.add("missing required parameter(s): " + String.join(", ", missing));
    }
    if (!unexpected.isEmpty()) {
      faults.add("unexpected parameter(s): " + String.join(", ", unexpected));
    }
    if (!faults.isEmpty()) {
      throw invalid(owner, String.join("; ", faults));
    }
  }

  private boolean takes(String name) {
    return required.contains(name) || present.contains(name) || optional.contains(name);
  }

  /** The exception for a fault of {@code owner}'s parameters. */
  public static InvalidRuleException invalid(String owner, String fault) {
    return new InvalidRuleException("Invalid parameters for %s: %s".formatted(owner, fault));
  }
}
