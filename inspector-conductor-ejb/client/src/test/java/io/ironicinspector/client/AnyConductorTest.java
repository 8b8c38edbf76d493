package io.ironicinspector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ironicinspector.client.ConductorException.Kind;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AnyConductorTest {
  private final RuntimeException refused =
      new UnreachableConductorException("connection refused", null);

  private final Map<String, FakeConductor> conductors = new HashMap<>();

  @Test
  void oneThatCannotBeReachedIsSkippedForAnother() {
    conductors.put("a", new FakeConductor(refused));
    conductors.put("b", new FakeConductor(refused));
    conductors.put("c", new FakeConductor());
    for (int seed = 0; seed < 20; seed++) {
      assertThat(failure(any(seed).abort("node"))).isNull();
    }
    assertThat(conductors.get("c").calls()).hasSize(20);
    assertThat(conductors.get("a").calls()).isNotEmpty();
  }

  @Test
  void oneThatWasReachedIsNeverRetried() {
    RuntimeException late = new ConductorException(Kind.UNAVAILABLE, "did not answer");
    conductors.put("a", new FakeConductor(late));
    conductors.put("b", new FakeConductor(late));
    assertThat(failure(any(1).introspect("node", true))).isSameAs(late);
    assertThat(conductors.get("a").calls().size() + conductors.get("b").calls().size())
        .isEqualTo(1);
  }

  @Test
  void noneLeftIsSaidAsUpstreamSaysIt() {
    conductors.put("a", new FakeConductor(refused));
    assertNoConductor(failure(any(1).resolve("name")));
    conductors.clear();
    assertNoConductor(failure(any(1).resolve("name")));
  }

  @Test
  void theChoiceIsSpreadOverAllConductors() {
    conductors.put("a", new FakeConductor());
    conductors.put("b", new FakeConductor());
    Conductor any = any(42);
    for (int i = 0; i < 100; i++) {
      assertThat(failure(any.abort("node"))).isNull();
    }
    assertThat(conductors.get("a").calls()).hasSizeBetween(30, 70);
  }

  @Test
  void anUnreadableGroupFailsTheCall() {
    ConductorException down = new ConductorException(Kind.UNAVAILABLE, "etcd does not answer");
    ConductorDirectory unreadable =
        () -> {
          throw down;
        };
    Conductor any = new AnyConductor(unreadable, chosen -> new FakeConductor(), new Random(1));
    assertThat(failure(any.abort("node"))).isSameAs(down);
  }

  private Conductor any(int seed) {
    List<LiveConductor> live =
        conductors.keySet().stream()
            .sorted()
            .map(host -> new LiveConductor(host, URI.create("http://" + host + "/rpc")))
            .toList();
    return new AnyConductor(() -> live, chosen -> conductors.get(chosen.host()), new Random(seed));
  }

  private static void assertNoConductor(Throwable failure) {
    assertThat(failure).hasMessage("No available conductor service");
    assertThat(((ConductorException) failure).kind()).isEqualTo(Kind.NO_CONDUCTOR);
  }

  private static Throwable failure(CompletionStage<?> stage) {
    Throwable thrown =
        catchThrowable(() -> stage.toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).join());
    return thrown instanceof CompletionException ? thrown.getCause() : thrown;
  }
}
