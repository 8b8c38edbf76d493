package io.ironicinspector.coordination.torture;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All members of a run. Thread-safe; closing it ends them all. */
final class Slots implements AutoCloseable {
  private final List<Slot> all = new CopyOnWriteArrayList<>();

  /** Adds a member and begins its first life. */
  void begin(Slot slot) {
    all.add(slot);
    slot.succeed(slot.load());
  }

  List<Slot> all() {
    return List.copyOf(all);
  }

  /** Lines written by all, about. */
  long count() {
    return all.stream().mapToLong(Slot::count).sum();
  }

  @Override
  public void close() {
    all.forEach(Slot::close);
  }
}
