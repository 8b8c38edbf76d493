package io.ironicinspector.coordination;

import java.util.List;

/**
 * Several locks that were taken together. Thread-safe; whoever got them closes them.
 *
 * @param grants in the order of their names
 */
public record LockGrants(List<LockGrant> grants) implements AutoCloseable {
  public LockGrants {
    grants = List.copyOf(grants);
  }

  /** Whether all of them are. Does not block. */
  public boolean isValid() {
    return grants.stream().allMatch(LockGrant::isValid);
  }

  /** Releases all of them, the last one first. Idempotent. */
  @Override
  public void close() {
    for (int i = grants.size() - 1; i >= 0; i--) {
      grants.get(i).close();
    }
  }
}
