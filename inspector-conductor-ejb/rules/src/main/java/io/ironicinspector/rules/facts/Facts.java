package io.ironicinspector.rules.facts;

import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The data of one run, and its node. Belongs to one evaluation and one thread; nothing in it is
 * changed.
 */
public final class Facts {
  private final Map<String, ?> data;
  private final Supplier<? extends Map<String, ?>> fetch;
  private Map<String, ?> node;

  private Facts(Map<String, ?> data, Supplier<? extends Map<String, ?>> fetch) {
    this.data = Objects.requireNonNull(data, "data");
    this.fetch = Objects.requireNonNull(fetch, "fetch");
  }

  /**
   * Facts about a known node.
   *
   * @param node as Ironic's REST API gives it
   */
  public static Facts of(Map<String, ?> data, Map<String, ?> node) {
    Objects.requireNonNull(node, "node");
    return new Facts(data, () -> node);
  }

  /**
   * Facts with a node that is fetched once, when the first rule asks for it.
   *
   * @param fetch gives the node as Ironic's REST API does; what it throws ends the evaluation
   */
  public static Facts fetching(Map<String, ?> data, Supplier<? extends Map<String, ?>> fetch) {
    return new Facts(data, fetch);
  }

  /** The introspection data. */
  public Map<String, ?> data() {
    return data;
  }

  /** The node in the form that rules know, see {@link NodeView}. */
  public Map<String, ?> node() {
    if (node == null) {
      node = NodeView.of(fetch.get());
    }
    return node;
  }
}
