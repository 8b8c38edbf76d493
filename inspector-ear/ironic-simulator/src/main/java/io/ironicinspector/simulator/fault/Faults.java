package io.ironicinspector.simulator.fault;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The orders that hold now. A call is broken by the first one, in the order of giving, that matches
 * it and is not used up. Thread-safe.
 */
public final class Faults {
  private final List<Order> orders = new ArrayList<>();

  public synchronized void add(Fault fault) {
    orders.add(new Order(fault));
  }

  public synchronized void clear() {
    orders.clear();
  }

  /** Finds what shall happen to a call, and counts it. */
  synchronized Optional<FaultEffect> next(String method, String path, String pathAndQuery) {
    for (Order order : orders) {
      if (order.left() && order.fault.matches(method, path, pathAndQuery)) {
        order.used++;
        return Optional.of(order.fault.effect());
      }
    }
    return Optional.empty();
  }

  /** The orders with how often each was used; those that are used up stay in the list. */
  synchronized List<JsonObject> describe() {
    return orders.stream().map(order -> FaultJson.write(order.fault, order.used)).toList();
  }

  /** How many calls were broken since the last {@link #clear}. */
  public synchronized int used() {
    return orders.stream().mapToInt(order -> order.used).sum();
  }

  private static final class Order {
    private final Fault fault;
    private int used;

    Order(Fault fault) {
      this.fault = fault;
    }

    boolean left() {
      return fault.times().isEmpty() || used < fault.times().getAsInt();
    }
  }
}
