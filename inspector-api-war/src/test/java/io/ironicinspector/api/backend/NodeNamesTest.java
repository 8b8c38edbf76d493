package io.ironicinspector.api.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.client.Conductor;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NodeNamesTest {
  private static final NodeUuid NODE = NodeUuid.parse("1be26c0b-03f2-4d2e-ae87-c02d7f33c781");

  private final CountingConductor conductor = new CountingConductor();
  private long nanos = Long.MAX_VALUE - 5; // the clock may wrap round
  private final NodeNames names = new NodeNames(conductor, Runnable::run, () -> nanos);

  @Test
  void uuidsInAnyFormAreReadWithoutAsking() {
    assertThat(find("{1BE26C0B03F24D2EAE87C02D7F33C781}")).isEqualTo(NODE);
    assertThat(conductor.asked).isZero();
  }

  @Test
  void aNameIsAskedForOnceInTenSeconds() {
    assertThat(find("a")).isEqualTo(NODE);
    assertThat(find("a")).isEqualTo(NODE);
    assertThat(conductor.asked).isEqualTo(1);
    nanos += TimeUnit.SECONDS.toNanos(10);
    assertThat(find("a")).isEqualTo(NODE);
    assertThat(conductor.asked).isEqualTo(2);
  }

  @Test
  void onlyTheLastThousandNamesAreRemembered() {
    for (int i = 0; i <= 1000; i++) {
      assertThat(find("name" + i)).isEqualTo(NODE);
    }
    assertThat(find("name1000")).isEqualTo(NODE);
    assertThat(conductor.asked).isEqualTo(1001);
    assertThat(find("name0")).isEqualTo(NODE);
    assertThat(conductor.asked).isEqualTo(1002);
  }

  private NodeUuid find(String text) {
    return names.find(text).toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).join();
  }

  private static final class CountingConductor implements Conductor {
    private int asked;

    @Override
    public CompletionStage<NodeUuid> resolve(String nodeName) {
      asked++;
      return CompletableFuture.completedStage(NODE);
    }

    @Override
    public CompletionStage<Void> introspect(String node, boolean manageBoot) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> abort(String node) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<NodeUuid> continueIntrospection(JsonObject ramdiskData) {
      throw new UnsupportedOperationException();
    }
  }
}
