package io.ironicinspector.coordination;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A lock as the store holds it.
 *
 * @param name what is locked
 * @param fencingToken of the grant
 * @param holder the process that has it, as {@code <host>:<process id>}; empty for a member that
 *     does not say, such as Python's tooz
 * @param since when it took it, by its own clock or by that of who handed it over; empty where the
 *     holder is
 */
public record HeldLock(
    LockName name, long fencingToken, Optional<String> holder, Optional<Instant> since) {
  public HeldLock {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(since, "since");
  }
}
