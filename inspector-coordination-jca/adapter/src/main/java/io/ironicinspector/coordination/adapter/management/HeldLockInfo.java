package io.ironicinspector.coordination.adapter.management;

import javax.management.ConstructorParameters;

/** A lock of this process. Immutable. */
public final class HeldLockInfo {
  private final String name;
  private final long fencingToken;

  @ConstructorParameters({"name", "fencingToken"})
  public HeldLockInfo(String name, long fencingToken) {
    this.name = name;
    this.fencingToken = fencingToken;
  }

  public String getName() {
    return name;
  }

  public long getFencingToken() {
    return fencingToken;
  }
}
