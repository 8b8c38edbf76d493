package io.ironicinspector.conductor;

import static io.ironicinspector.conductor.TestConductor.UUID;
import static io.ironicinspector.conductor.TestConductor.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.osloconfig.context.RequestContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is logged in the background is logged under the id of the request that caused it. */
class RequestIdTest {
  private static final Logger LOGGER = Logger.getLogger("io.ironicinspector.conductor");

  private final TestConductor conductor =
      new TestConductor(Map.of("DEFAULT.introspection_delay", "1"));
  private final RequestContext request = RequestContext.create();
  private final Ids ids = new Ids();

  /** The request that each message was logged for. */
  private static final class Ids extends Handler {
    private final Map<String, Optional<RequestContext>> byMessage = new ConcurrentHashMap<>();

    @Override
    public void publish(LogRecord logged) {
      byMessage.put(logged.getMessage(), RequestContext.current());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    LOGGER.addHandler(ids);
  }

  @AfterEach
  void stop() {
    LOGGER.removeHandler(ids);
    conductor.close();
  }

  @Test
  void theEndOfAStartThatHadToWaitItsTurnIsTheRequests() {
    NodeUuid node = conductor.waitingSampleNode(); // takes the first turn
    try (RequestContext.Scope scope = request.open()) {
      assertThat(scope).isNotNull();
      get(conductor.engine.introspect(UUID, true));
    }
    conductor.awaitState(node, IntrospectionState.WAITING);
    assertLogged("node {0}: waiting for its ramdisk");
  }

  @Test
  void theEndOfARunIsTheCallbacks() {
    NodeUuid node = conductor.waitingSampleNode();
    try (RequestContext.Scope scope = request.open()) {
      assertThat(scope).isNotNull();
      get(
          conductor.engine.continueIntrospection(
              Samples.read("inventory-basic.json").asJsonObject()));
    }
    conductor.awaitState(node, IntrospectionState.FINISHED);
    assertLogged("node {0}: introspection finished");
  }

  private void assertLogged(String message) {
    await()
        .atMost(TestConductor.SOON)
        .untilAsserted(() -> assertThat(ids.byMessage.get(message)).contains(request));
  }
}
