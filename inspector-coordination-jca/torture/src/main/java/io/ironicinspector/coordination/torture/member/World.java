package io.ironicinspector.coordination.torture.member;

import io.ironicinspector.coordination.GroupName;
import java.util.List;

/**
 * Members that know each other: keys of their own in a store that others may use as well.
 *
 * @param name of their group, their locks and their keys
 */
public record World(String name) {
  /** The one of the torture. */
  public static final World TORTURE = new World("torture");

  /** The group of all members. */
  public GroupName group() {
    return new GroupName(name);
  }

  /** What the names of the group's keys begin with. */
  public String groupPrefix() {
    return "tooz/groups/" + name + "/";
  }

  /** What the adapter is given as the prefix of its locks. */
  public String lockPrefix() {
    return name;
  }

  /** What the adapter is given for its own keys. */
  public String namespace() {
    return "/" + name + "/adapter/";
  }

  String registerPrefix() {
    return "/" + name + "/register/";
  }

  /** Where the keys are of those who hold a lock, wait for one, or run for the leadership. */
  public List<String> lockPrefixes() {
    return List.of(locks(), namespace() + "queue/", namespace() + "election/");
  }

  /** All keys of this world. */
  public List<String> prefixes() {
    return List.of(locks(), "/" + name + "/", groupPrefix());
  }

  private String locks() {
    return "/tooz/locks" + lockPrefix() + ".";
  }
}
