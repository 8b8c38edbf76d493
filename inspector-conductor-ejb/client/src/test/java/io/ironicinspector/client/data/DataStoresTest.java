package io.ironicinspector.client.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ironicinspector.client.swift.StubCloud;
import io.ironicinspector.domain.Fence;
import io.ironicinspector.domain.NodeUuid;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataStoresTest {
  private static final NodeUuid NODE = NodeUuid.parse("11111111-1111-4111-8111-111111111111");
  private static final byte[] PROCESSED = {'1'};
  private static final byte[] UNPROCESSED = {'2'};

  private final DataStore database = new Nothing();

  @Test
  void noneKeepsNothing() {
    DataStores none = stores("none", Map.of());
    assertThat(none.keep()).isFalse();
    assertThat(none.writing(database)).isEmpty();
    assertThat(none.reading(database)).isEmpty();
  }

  @Test
  void theDatabaseIsTheOneThatIsGiven() {
    DataStores stores = stores("database", Map.of());
    assertThat(stores.keep()).isTrue();
    assertThat(stores.writing(database)).containsSame(database);
    assertThat(stores.reading(database)).containsSame(database);
  }

  @Test
  void swiftsObjectsHaveTheNamesThatIronicInspectorGaveThem() throws Exception {
    try (StubCloud cloud = new StubCloud()) {
      DataStores stores = stores("swift", cloud.options());
      assertThat(stores.keep()).isTrue();
      DataStore swift = stores.writing(database).orElseThrow();
      swift.save(new Claim(), true, PROCESSED);
      swift.save(new Claim(), false, UNPROCESSED);
      assertThat(cloud.objects)
          .containsOnlyKeys(
              "/ironic-inspector/inspector_data-" + NODE,
              "/ironic-inspector/inspector_data-" + NODE + "-UNPROCESSED");
      DataReads reads = stores.reading(database).orElseThrow();
      assertThat(reads.find(NODE, true)).contains(PROCESSED);
      assertThat(reads.find(NODE, false)).contains(UNPROCESSED);
      swift.forget(new Claim());
      swift.forget(new Claim()); // what is gone is no failure
      assertThat(cloud.objects).isEmpty();
    }
  }

  @Test
  void anotherNameIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stores("mongo", Map.of()))
        .withMessage("[processing] store_data must be one of none, database, swift, was mongo");
  }

  @Test
  void theSectionOfAStoreIsOnlyReadIfTheStoreIsUsed() {
    Map<String, String> wrong = Map.of("swift.timeout", "x");
    assertThat(stores("database", wrong).keep()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stores("swift", wrong))
        .withMessageStartingWith("[swift] timeout");
  }

  private static DataStores stores(String name, Map<String, String> options) {
    return DataStores.of(name, key -> Optional.ofNullable(options.get(key)));
  }

  private record Claim() implements NodeClaim {
    @Override
    public NodeUuid node() {
      return NODE;
    }

    @Override
    public Fence fence() {
      return new Fence("s", 1);
    }

    @Override
    public void requireLock() {}

    @Override
    public void requireFence() {}
  }

  private static final class Nothing implements DataStore {
    @Override
    public Optional<byte[]> find(NodeUuid node, boolean processed) {
      return Optional.empty();
    }

    @Override
    public void save(NodeClaim claim, boolean processed, byte[] document) {}

    @Override
    public void forget(NodeClaim claim) {}
  }
}
