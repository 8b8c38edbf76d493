package io.ironicinspector.coordination.adapter.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.etcd.jetcd.ByteSequence;
import io.ironicinspector.coordination.PaceName;
import java.util.HexFormat;

/** The keys that are not shared with tooz. All of them begin with the configured prefix. */
final class Namespace {
  private static final String ELECTIONS = "election/";
  private static final String QUEUES = "queue/";

  private final String prefix;

  Namespace(String prefix) {
    this.prefix = prefix;
  }

  /** The random name of this etcd's data. */
  ByteSequence store() {
    return bytes("store");
  }

  /** Who the lease is, named as etcdctl prints it: 16 digits. */
  ByteSequence session(long lease) {
    return bytes("sessions/" + HexFormat.of().toHexDigits(lease));
  }

  /** All keys of {@link #session}. */
  ByteSequence sessions() {
    return bytes("sessions/");
  }

  /** Never there; deleting it makes a transaction one that etcd's members agree on. */
  ByteSequence nothing() {
    return bytes("nothing");
  }

  ByteSequence pace(PaceName pace) {
    return bytes("pace/" + pace.value());
  }

  /** Each election's lock is this plus its name. */
  String elections() {
    return prefix + ELECTIONS;
  }

  /** All that wait for locks; of those that wait for leaderships the names have a slash more. */
  String queues() {
    return prefix + QUEUES;
  }

  /** All that wait for leaderships. */
  String electionQueues() {
    return prefix + QUEUES + ELECTIONS;
  }

  private ByteSequence bytes(String rest) {
    return ByteSequence.from(prefix + rest, UTF_8);
  }
}
