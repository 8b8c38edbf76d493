package io.ironicinspector.coordination.adapter.management;

import javax.management.ConstructorParameters;

/** A lock as the store holds it. Immutable. */
public final class StoredLockInfo {
  private final String name;
  private final long fencingToken;
  private final String holder;
  private final String since;

  @ConstructorParameters({"name", "fencingToken", "holder", "since"})
  public StoredLockInfo(String name, long fencingToken, String holder, String since) {
    this.name = name;
    this.fencingToken = fencingToken;
    this.holder = holder;
    this.since = since;
  }

  public String getName() {
    return name;
  }

  public long getFencingToken() {
    return fencingToken;
  }

  /** {@code <host>:<process id>}; empty for a member that does not say, such as Python's tooz. */
  public String getHolder() {
    return holder;
  }

  /** When it was taken, by the holder's clock, as ISO 8601; empty where the holder is. */
  public String getSince() {
    return since;
  }
}
