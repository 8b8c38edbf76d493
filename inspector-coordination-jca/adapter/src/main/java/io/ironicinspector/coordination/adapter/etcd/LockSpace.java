package io.ironicinspector.coordination.adapter.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.etcd.jetcd.ByteSequence;
import io.ironicinspector.coordination.LockName;
import java.util.Optional;

/**
 * Where the locks of one kind lie.
 *
 * @param prefix of all their keys; the rest of a key is the lock's name
 * @param queues prefix of the places of all who wait for one
 * @param queuedAs what stands before a lock's name in such a place
 */
record LockSpace(String prefix, String queues, String queuedAs) {
  private static final char END = '/';

  /** Those of the application, where tooz has them. */
  static LockSpace locks(String lockPrefix, Namespace namespace) {
    return new LockSpace(ToozKeys.locks(lockPrefix), namespace.queues(), lockPrefix + ".");
  }

  /** Those of the elections. */
  static LockSpace elections(Namespace namespace) {
    return new LockSpace(namespace.elections(), namespace.electionQueues(), "");
  }

  /** No other name's queue begins with this one's. */
  LockKeys keys(LockName name) {
    return new LockKeys(
        ByteSequence.from(prefix + name.value(), UTF_8),
        ByteSequence.from(queues + segment(queuedAs + name.value()) + END, UTF_8));
  }

  private static String segment(String name) {
    return name.replace("%", "%25").replace("/", "%2F");
  }

  private static String nameOf(String segment) {
    return segment.replace("%2F", "/").replace("%25", "%");
  }

  ByteSequence all() {
    return ByteSequence.from(prefix, UTF_8);
  }

  LockName nameOf(ByteSequence key) {
    return new LockName(key.toString(UTF_8).substring(prefix.length()));
  }

  /** The lock that a key belongs to, its own or that of a place in its queue; empty if to none. */
  Optional<LockName> concerned(ByteSequence key) {
    String text = key.toString(UTF_8);
    if (text.startsWith(prefix) && text.length() > prefix.length()) {
      return Optional.of(nameOf(key));
    }
    int end = text.indexOf(END, Math.min(queues.length(), text.length()));
    if (!text.startsWith(queues) || end < 0 || end != text.lastIndexOf(END)) {
      return Optional.empty();
    }
    return Optional.of(nameOf(text.substring(queues.length(), end)))
        .filter(name -> name.startsWith(queuedAs) && name.length() > queuedAs.length())
        .map(name -> new LockName(name.substring(queuedAs.length())));
  }

  /**
   * The keys of one lock.
   *
   * @param lock there while somebody has it
   * @param queue prefix of the entries of those who wait for it
   */
  record LockKeys(ByteSequence lock, ByteSequence queue) {
    /** The entry of whoever will hold the lock by {@code value}. */
    ByteSequence entry(LockValue value) {
      return queue.concat(ByteSequence.from(value.uuid().toString(), UTF_8));
    }

    /** Who made the entry; empty if it is none that a member made. */
    Optional<LockValue> attempt(ByteSequence entry) {
      return LockValue.parse(entry.substring(queue.size()).toString(UTF_8));
    }
  }
}
