package io.ironicinspector.persistence;

import io.ironicinspector.domain.Event;
import io.ironicinspector.domain.Fence;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.NodeUuid;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts have in common: an empty database and the usual steps. */
abstract class RepositoryContract {
  static final NodeUuid NODE = NodeUuid.parse("1be26c0b-03f2-4d2e-ae87-c02d7f33c123");
  static final NodeUuid OTHER = NodeUuid.parse("2be26c0b-03f2-4d2e-ae87-c02d7f33c123");
  static final Fence FENCE = new Fence("etcd:1", 10);
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");

  abstract TestDatabase database();

  @BeforeEach
  void emptyTheDatabase() {
    database().clear();
  }

  Introspection start(NodeUuid node, Instant now) {
    database().run(repository -> repository.start(node, FENCE, now, true));
    return stored(node);
  }

  Introspection fire(NodeUuid node, Event... events) {
    Introspection last = null;
    for (Event event : events) {
      last =
          database().call(repository -> repository.fire(node, FENCE, event, NOW.plusSeconds(30)));
    }
    return last;
  }

  Introspection close(Event event, Optional<String> error) {
    return database()
        .call(repository -> repository.close(NODE, FENCE, event, NOW.plusSeconds(60), error));
  }

  Introspection stored(NodeUuid node) {
    return database().call(repository -> repository.find(node)).orElseThrow();
  }

  Map<String, Set<String>> attributes(NodeUuid node) {
    return database().call(repository -> repository.attributes(node));
  }

  Optional<String> data(NodeUuid node, boolean processed) {
    return database().call(repository -> repository.data(node, processed));
  }
}
