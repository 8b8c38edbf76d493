package io.ironicinspector.osloconfig.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestContextTest {
  private final RequestContext context = RequestContext.create();

  @Test
  void threadHasWhatWasOpenedUntilItIsClosed() {
    RequestContext inner = RequestContext.create();
    try (RequestContext.Scope outerScope = context.open()) {
      assertThat(outerScope).isNotNull();
      try (RequestContext.Scope innerScope = inner.open()) {
        assertThat(innerScope).isNotNull();
        assertThat(RequestContext.current()).contains(inner);
      }
      assertThat(RequestContext.current()).contains(context);
    }
    assertThat(RequestContext.current()).isEmpty();
  }

  @Test
  void otherThreadsHaveItOnlyIfItIsCarried() throws Exception {
    AtomicReference<Optional<RequestContext>> seen = new AtomicReference<>();
    Runnable look = () -> seen.set(RequestContext.current());
    Runnable carried;
    try (RequestContext.Scope scope = context.open()) {
      assertThat(scope).isNotNull();
      carried = RequestContext.carry(look);
      CompletableFuture.runAsync(look).get();
      assertThat(seen.get()).isEmpty();
      assertThat(RequestContext.carry(RequestContext::current).call()).contains(context);
    }
    CompletableFuture.runAsync(carried).get();
    assertThat(seen.get()).contains(context);
    CompletableFuture.runAsync(look).get();
    assertThat(seen.get()).isEmpty();
  }

  @Test
  void whatFollowsACarriedStageHasItWhateverThreadCompletesIt() throws Exception {
    CompletableFuture<String> stage = new CompletableFuture<>();
    CompletableFuture<Optional<RequestContext>> seen;
    CompletableFuture<Optional<RequestContext>> seenAfterFailure;
    CompletableFuture<String> failing = new CompletableFuture<>();
    try (RequestContext.Scope scope = context.open()) {
      assertThat(scope).isNotNull();
      seen = RequestContext.carry(stage).thenApply(done -> RequestContext.current());
      seenAfterFailure =
          RequestContext.carry(failing).handle((done, failure) -> RequestContext.current());
    }
    CompletableFuture.runAsync(() -> stage.complete("done")).get();
    CompletableFuture.runAsync(() -> failing.completeExceptionally(new IllegalStateException()))
        .get();
    assertThat(seen.get()).contains(context);
    assertThat(seenAfterFailure.get()).contains(context);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "req-1",
        "req-00000000-0000-0000-0000-00000000000g",
        "req-\n",
        "req-000000000-000-0000-0000-000000000000",
        "req-00000000-0000-0000-0000-0000000000000",
        "abcd00000000-0000-0000-0000-000000000000"
      })
  void textThatIsNoIdNeverReachesTheLog(String text) {
    assertThat(RequestContext.isId(text)).isFalse();
    assertThatThrownBy(() -> new RequestContext(text, Optional.empty(), Caller.NOBODY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void callersNameCannotBreakTheLine() {
    assertThat(Caller.named("eve\n2026 ERROR").user()).isEqualTo("eve_2026_ERROR");
    assertThat(context.with(Caller.named("eve")).caller().isNobody()).isFalse();
    assertThat(context.with(Caller.named("eve")).requestId()).isEqualTo(context.requestId());
  }

  @Test
  void eachNewIdIsAnother() {
    Set<String> ids =
        Stream.generate(RequestContext::newId).limit(10_000).collect(Collectors.toSet());
    assertThat(ids)
        .hasSize(10_000)
        .allMatch(RequestContext::isId)
        .extracting(id -> UUID.fromString(id.substring("req-".length())))
        .allMatch(id -> id.version() == 4 && id.variant() == 2);
  }
}
