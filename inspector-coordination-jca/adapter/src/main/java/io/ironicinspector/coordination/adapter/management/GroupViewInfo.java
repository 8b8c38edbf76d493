package io.ironicinspector.coordination.adapter.management;

import javax.management.ConstructorParameters;

/** What this process knows of a group. Immutable. */
public final class GroupViewInfo {
  private final String group;
  private final int members;
  private final long revision;
  private final long ageMillis;

  @ConstructorParameters({"group", "members", "revision", "ageMillis"})
  public GroupViewInfo(String group, int members, long revision, long ageMillis) {
    this.group = group;
    this.members = members;
    this.revision = revision;
    this.ageMillis = ageMillis;
  }

  public String getGroup() {
    return group;
  }

  /** How many there are. */
  public int getMembers() {
    return members;
  }

  /** Of the store at which it was so. */
  public long getRevision() {
    return revision;
  }

  /** How long ago the store confirmed it. */
  public long getAgeMillis() {
    return ageMillis;
  }
}
