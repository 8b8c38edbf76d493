package io.ironicinspector.rules.action;

import java.util.Optional;

/**
 * What actions act on: one node. Called in the order of the rules and of their actions. Whatever a
 * method throws ends the run: later actions are not carried out, earlier ones are not undone.
 */
public interface RuleTarget {
  /** Sets an attribute of the node. */
  void setAttribute(SetAttribute action);

  /** Sets or, without a value, removes an entry of the node's {@code properties.capabilities}. */
  void setCapability(String name, Optional<String> value);

  /** Appends to a list of the node. */
  void extendAttribute(ExtendAttribute action);

  /** Gives the node a trait. */
  void addTrait(String name);

  /** Takes a trait; one that the node does not have is no error. */
  void removeTrait(String name);

  /** A line for the service's log. */
  void log(String message);
}
