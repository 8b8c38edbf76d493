package io.ironicinspector.coordination.adapter.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.etcd.jetcd.ByteSequence;
import io.ironicinspector.coordination.LockName;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the locks of one kind lie.
 *
 * @param prefix of all their keys; the rest of a key is the lock's name
 * @param queue where those wait that want the lock of a name
 */
record LockSpace(String prefix, Function<String, ByteSequence> queue) {
  /** Those of the application, where tooz has them. */
  static LockSpace locks(String lockPrefix, Namespace namespace) {
    return new LockSpace(
        ToozKeys.locks(lockPrefix), name -> namespace.lockQueue(lockPrefix + "." + name));
  }

  /** Those of the elections. */
  static LockSpace elections(Namespace namespace) {
    return new LockSpace(namespace.elections(), namespace::electionQueue);
  }

  LockKeys keys(LockName name) {
    return new LockKeys(ByteSequence.from(prefix + name.value(), UTF_8), queue.apply(name.value()));
  }

  ByteSequence all() {
    return ByteSequence.from(prefix, UTF_8);
  }

  LockName nameOf(ByteSequence key) {
    return new LockName(key.toString(UTF_8).substring(prefix.length()));
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
