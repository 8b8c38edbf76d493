package io.ironicinspector.coordination.torture.naive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.Watch;
import io.etcd.jetcd.kv.GetResponse;
import io.etcd.jetcd.options.WatchOption;
import io.etcd.jetcd.watch.WatchEvent;
import io.etcd.jetcd.watch.WatchResponse;
import io.ironicinspector.coordination.GroupSnapshot;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What jetcd's watch told last, taken for the present. Thread-safe. */
final class NaiveGroup implements Watch.Listener {
  private final int prefixLength;
  private final Set<String> members = new TreeSet<>();
  private long revision;

  NaiveGroup(Client client, ByteSequence prefix, GetResponse found) {
    prefixLength = prefix.size();
    found.getKvs().forEach(key -> add(key.getKey()));
    revision = found.getHeader().getRevision();
    var option = WatchOption.builder().isPrefix(true).withRevision(revision + 1).build();
    client.getWatchClient().watch(prefix, option, this);
  }

  private synchronized void add(ByteSequence key) {
    String id = id(key);
    if (!id.isEmpty()) {
      members.add(id);
    }
  }

  private String id(ByteSequence key) {
    return key.toString(UTF_8).substring(prefixLength);
  }

  @Override
  public synchronized void onNext(WatchResponse response) {
    for (WatchEvent event : response.getEvents()) {
      if (event.getEventType() == WatchEvent.EventType.DELETE) {
        members.remove(id(event.getKeyValue().getKey()));
      } else {
        add(event.getKeyValue().getKey());
      }
    }
    revision = Math.max(revision, response.getHeader().getRevision());
  }

  @Override
  public void onError(Throwable failure) {
    // Nobody looks.
  }

  @Override
  public void onCompleted() {
    // Nobody looks.
  }

  synchronized GroupSnapshot snapshot() {
    List<Member> all = members.stream().map(id -> new Member(new MemberId(id), Map.of())).toList();
    return new GroupSnapshot(all, revision, Duration.ZERO);
  }
}
