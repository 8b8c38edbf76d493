package io.ironicinspector.rules.action;

import io.ironicinspector.rules.python.PythonComparison;
import io.ironicinspector.rules.python.PythonTypes;
import io.ironicinspector.rules.python.UnusableValueException;
import io.ironicinspector.rules.schema.Shown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects what actions change, to be sent to Ironic in one go or only to be shown. Each action
 * sees the node as the actions before it left it. Not thread-safe; belongs to one run.
 */
public final class NodeChanges implements RuleTarget {
  private static final String CAPABILITIES = "/properties/capabilities";

  private final NodeDocument node;
  private final List<Map<String, Object>> patch = new ArrayList<>();
  private final List<TraitChange> traits = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private boolean resetInterfaces;

  /** Copies {@code node}, which is as Ironic's REST API gives it. */
  public NodeChanges(Map<String, ?> node) {
    this.node = new NodeDocument(node);
  }

  @Override
  public void setAttribute(SetAttribute action) {
    resetInterfaces |= action.resetsInterfaces();
    change("add", action.path(), action.value());
  }

  @Override
  public void setCapability(String name, Optional<String> value) {
    Capabilities capabilities = Capabilities.parse(node.find(CAPABILITIES).orElse(null));
    change("add", CAPABILITIES, capabilities.with(name, value).toString());
  }

  /**
   * Appends to a list of the node.
   *
   * @throws UnusableValueException if something else than a list is there
   */
  @Override
  public void extendAttribute(ExtendAttribute action) {
    boolean exists = node.has(action.path());
    Object current = exists ? node.find(action.path()).orElse(null) : List.of();
    if (!(current instanceof List<?> list)) {
      throw new UnusableValueException(
          "extend-attribute: %s is not a list but of type '%s': %s"
              .formatted(action.path(), PythonTypes.name(current), Shown.repr(current)));
    }
    boolean present = list.stream().anyMatch(e -> PythonComparison.equal(e, action.value()));
    if (action.unique() && present) {
      return;
    }
    List<Object> extended = new ArrayList<>(list);
    extended.add(action.value());
    change(exists ? "replace" : "add", action.path(), extended);
  }

  private void change(String op, String path, Object value) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("op", op);
    operation.put("path", path);
    operation.put("value", value);
    patch.add(Collections.unmodifiableMap(operation));
    node.put(path, value);
  }

  @Override
  public void addTrait(String name) {
    traits.add(new TraitChange(name, true));
  }

  @Override
  public void removeTrait(String name) {
    traits.add(new TraitChange(name, false));
  }

  @Override
  public void log(String message) {
    log.add(message);
  }

  /** JSON Patch operations for the node, in order. */
  public List<Map<String, Object>> patch() {
    return List.copyOf(patch);
  }

  /** Whether the patch must be sent with {@code reset_interfaces}. */
  public boolean resetInterfaces() {
    return resetInterfaces;
  }

  /** Traits given and taken, in order. */
  public List<TraitChange> traits() {
    return List.copyOf(traits);
  }

  /** Lines for the service's log. */
  public List<String> logged() {
    return List.copyOf(log);
  }

  /** The node as the changes leave it, as far as that can be told from here. */
  public Map<String, Object> node() {
    return node.toTree();
  }

  /** This in JSON. */
  public Map<String, Object> toTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("patch", patch());
    tree.put("reset_interfaces", resetInterfaces);
    tree.put("traits", traits.stream().map(TraitChange::toTree).toList());
    tree.put("log", logged());
    return tree;
  }

  /** A trait to give ({@code added}) or to take. */
  public record TraitChange(String trait, boolean added) {
    Map<String, Object> toTree() {
      return Map.of("op", added ? "add" : "remove", "trait", trait);
    }
  }
}
