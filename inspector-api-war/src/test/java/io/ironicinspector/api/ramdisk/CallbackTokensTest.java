package io.ironicinspector.api.ramdisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ironicinspector.api.error.ApiException;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackTokensTest {
  private static final NodeUuid NODE = NodeUuid.parse("1be26c0b-03f2-4d2e-ae87-c02d7f33c781");
  private static final NodeUuid OTHER = NodeUuid.parse("22222222-2222-4222-8222-222222222222");
  private static final Instant START = Instant.parse("2026-11-22T07:39:00.336103Z");

  private final CallbackTokens tokens = CallbackConfigs.guarded();

  @Test
  void theTokenOfARunIsGoodForItsNode() {
    String token = tokens.of(run(NODE, START)).orElseThrow();
    assertThat(token).matches(NODE + "\\.[A-Za-z0-9_-]{43}");
    assertThat(tokens.check(Optional.of(token), reading(run(NODE, START)))).contains(NODE);
    // Another process with the same secret.
    assertThat(CallbackConfigs.guarded().of(run(NODE, START))).contains(token);
  }

  @Test
  void theNextStartMakesItWorthless() {
    String token = tokens.of(run(NODE, START)).orElseThrow();
    assertRefused(Optional.of(token), reading(run(NODE, START.plusMillis(1))));
    assertRefused(Optional.of(token), node -> Optional.empty());
  }

  @Test
  void anotherNodesOrAnotherSecretsIsRefused() {
    String others = tokens.of(run(OTHER, START)).orElseThrow();
    assertRefused(Optional.of(NODE + others.substring(36)), reading(run(NODE, START)));
    CallbackTokens foreign =
        CallbackConfigs.with(Optional.of("a secret of another site"), Optional.empty());
    assertRefused(foreign.of(run(NODE, START)), reading(run(NODE, START)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "x.y", "1be26c0b-03f2-4d2e-ae87-c02d7f33c781", "\u0000", "a."})
  void whatIsNoTokenIsRefused(String token) {
    assertRefused(Optional.of(token), reading(run(NODE, START)));
    assertRefused(Optional.empty(), reading(run(NODE, START)));
  }

  @Test
  void theSitesTokenIsGoodForAllAndNamesNone() {
    Optional<String> site = Optional.of(CallbackConfigs.SITE_TOKEN);
    assertThat(tokens.check(site, node -> Optional.empty())).isEmpty();
    CallbackTokens runsOnly =
        CallbackConfigs.with(Optional.of(CallbackConfigs.SECRET), Optional.empty());
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> runsOnly.check(site, node -> Optional.empty()));
  }

  @Test
  void whereNoneIsNeededNoneIsLookedAtAndNoneIsMade() {
    CallbackTokens open = CallbackConfigs.open();
    assertThat(open.check(Optional.of("nonsense"), node -> Optional.empty())).isEmpty();
    assertThat(open.of(run(NODE, START))).isEmpty();
  }

  @Test
  void secretsThatAreMissingOrShortAreRefusedAndNotShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallbackConfigs.with(Optional.empty(), Optional.empty()))
        .withMessageContaining("[inspector] callback_require_token = true needs");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallbackConfigs.with(Optional.of("short"), Optional.empty()))
        .withMessage("[inspector] callback_token_secret must have 16 or more characters, has 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallbackConfigs.with(Optional.empty(), Optional.of("short")))
        .withMessageContaining("[inspector] callback_site_token must have 16");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new CallbackConfig(0, "no", "perhaps", Optional.empty(), Optional.empty()))
        .withMessage("[inspector] callback_require_token must be true or false, was perhaps");
  }

  private void assertRefused(
      Optional<String> token, Function<NodeUuid, Optional<Introspection>> runs) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> tokens.check(token, runs))
        .withMessageContaining("only with the token of the run");
  }

  private static Function<NodeUuid, Optional<Introspection>> reading(Introspection run) {
    return node -> Optional.of(run).filter(known -> known.node().equals(node));
  }

  private static Introspection run(NodeUuid node, Instant start) {
    return new Introspection(
        node,
        IntrospectionState.WAITING,
        Optional.of(start),
        Optional.empty(),
        Optional.empty(),
        true);
  }
}
