package io.ironicinspector.client;

import java.util.List;

/**
 * Which conductors live, as the coordination group says. Thread-safe; does not block while the view
 * is fresh.
 */
public interface ConductorDirectory {
  /**
   * The live conductors that say where they can be reached, in no particular order; possibly none.
   *
   * @throws ConductorException UNAVAILABLE if the group cannot be read
   */
  List<LiveConductor> live();

  /**
   * Returns if this process knows the group, and is in it if it conducts itself. What it knows is
   * as old as for {@link #live}.
   *
   * @throws ConductorException UNAVAILABLE if not
   */
  default void requireGroup() {
    List<LiveConductor> unused = live();
  }
}
