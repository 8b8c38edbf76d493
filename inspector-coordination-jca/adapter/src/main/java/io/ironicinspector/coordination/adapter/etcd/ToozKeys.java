package io.ironicinspector.coordination.adapter.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.etcd.jetcd.ByteSequence;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.MemberId;
import java.util.Optional;

/**
 * The keys as Python's tooz (driver etcd3gw) makes them, byte for byte. It joins strings and never
 * looks for slashes: a group that begins with one gets two, and a lock none.
 */
final class ToozKeys {
  private static final String GROUPS = "tooz/groups/";
  private static final String LOCKS = "/tooz/locks";

  private ToozKeys() {}

  /** Each lock's key is this plus its name. */
  static String locks(String lockPrefix) {
    return LOCKS + lockPrefix + ".";
  }

  static ByteSequence group(GroupName group) {
    return bytes(GROUPS + group.value() + "/");
  }

  static ByteSequence member(GroupName group, MemberId member) {
    return bytes(GROUPS + group.value() + "/" + member.value());
  }

  /**
   * Whose key it is; empty for the group's own key and for keys of a group whose name is longer.
   */
  static Optional<MemberId> memberOf(GroupName group, ByteSequence key) {
    String rest = key.toString(UTF_8).substring(group(group).toString(UTF_8).length());
    return rest.isEmpty() || rest.contains("/")
        ? Optional.empty()
        : Optional.of(new MemberId(rest));
  }

  private static ByteSequence bytes(String key) {
    return ByteSequence.from(key, UTF_8);
  }
}
