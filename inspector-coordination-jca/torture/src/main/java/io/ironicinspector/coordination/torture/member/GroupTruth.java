package io.ironicinspector.coordination.torture.member;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.kv.GetResponse;
import io.etcd.jetcd.options.GetOption;
import io.ironicinspector.coordination.torture.cluster.Etcd;
import io.ironicinspector.coordination.torture.cluster.NoAnswerException;
import java.util.List;
import java.util.Optional;

/** The group as the store has it, read from the store's history. Thread-safe. */
public final class GroupTruth {
  private final World world;
  private final Etcd etcd;

  /** Reads there. */
  public GroupTruth(World world, Etcd etcd) {
    this.world = world;
    this.etcd = etcd;
  }

  /** Who was in it; empty if the store does not know any more or does not answer. */
  Optional<List<String>> at(long revision) {
    try {
      return Optional.of(
          read(revision).getKvs().stream().map(this::member).filter(id -> !id.isEmpty()).toList());
    } catch (NoAnswerException e) {
      return Optional.empty();
    }
  }

  /** The newest; zero is that. */
  public GetResponse read(long revision) throws NoAnswerException {
    GetOption option = GetOption.builder().isPrefix(true).withRevision(revision).build();
    return etcd.anywhere(kv -> kv.get(Etcd.key(world.groupPrefix()), option));
  }

  /** Whose key it is; the group's own key is nobody's. */
  public String member(KeyValue key) {
    return key.getKey().toString(UTF_8).substring(world.groupPrefix().length());
  }
}
