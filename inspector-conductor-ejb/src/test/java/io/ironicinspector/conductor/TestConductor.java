package io.ironicinspector.conductor;

import static org.awaitility.Awaitility.await;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.conductor.configuration.Configured;
import io.ironicinspector.conductor.configuration.DiscoveryConfig;
import io.ironicinspector.conductor.configuration.IronicConfig;
import io.ironicinspector.conductor.configuration.ListenConfig;
import io.ironicinspector.conductor.configuration.ProcessingConfig;
import io.ironicinspector.conductor.configuration.PxeFilterConfig;
import io.ironicinspector.conductor.configuration.RamdiskLogConfig;
import io.ironicinspector.conductor.configuration.ServiceConfig;
import io.ironicinspector.conductor.coordination.TestCoordination;
import io.ironicinspector.conductor.database.TestStore;
import io.ironicinspector.conductor.hook.TestHooks;
import io.ironicinspector.conductor.ironic.TestIronic;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A conductor on two threads, with a real database, a real HTTP Ironic and locks in memory. */
final class TestConductor implements AutoCloseable {
  static final String UUID = "11111111-1111-4111-8111-111111111111";
  static final Duration SOON = Duration.ofSeconds(10);

  final TestIronic ironic = new TestIronic();
  final TestCoordination coordination = new TestCoordination();
  final TestStore store = new TestStore();
  final ExecutorService executor = Executors.newFixedThreadPool(2);
  final ConductorEngine engine;
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private volatile Instant now = Instant.parse("2026-11-22T07:39:00Z");

  TestConductor() {
    this(Map.of());
  }

  TestConductor(Map<String, String> changes) {
    Map<String, String> settings = new HashMap<>();
    settings.put("ironic.auth_type", "none");
    settings.put("ironic.endpoint_override", ironic.url());
    settings.put("DEFAULT.introspection_delay", "0");
    settings.put("processing.store_data", "database");
    settings.putAll(changes);
    engine =
        new ConductorEngine(
            settings(settings),
            TestHooks.all(settings),
            new Facilities(
                coordination,
                store,
                store.rules(),
                new WorkQueue(executor, scheduler, 1000),
                scheduler,
                new MovableClock(),
                host -> List.of(InetAddress.getAllByName(host))));
  }

  private static Settings settings(Map<String, String> settings) {
    return new Settings(
        Configured.of(ServiceConfig.class, settings),
        Configured.of(ListenConfig.class, settings),
        Configured.of(IronicConfig.class, settings),
        Configured.of(ProcessingConfig.class, settings),
        Configured.of(PxeFilterConfig.class, settings),
        Configured.of(RamdiskLogConfig.class, settings),
        Configured.of(DiscoveryConfig.class, settings));
  }

  /** Adds the node of the samples, with a BMC and without ports. */
  NodeUuid addSampleNode() {
    return ironic.addNode(
        UUID,
        Json.createObjectBuilder()
            .add("name", "sample")
            .add("driver_info", Json.createObjectBuilder().add("ipmi_address", "10.0.0.5"))
            .build());
  }

  /** Brings the node of the samples to waiting. */
  NodeUuid waitingSampleNode() {
    NodeUuid node = addSampleNode();
    get(engine.introspect(UUID, true));
    awaitState(node, IntrospectionState.WAITING);
    ironic.forgetCalls();
    return node;
  }

  Introspection find(NodeUuid node) {
    return store.inTransaction(repository -> repository.find(node)).orElseThrow();
  }

  Map<String, Set<String>> attributes(NodeUuid node) {
    return store.inTransaction(repository -> repository.attributes(node));
  }

  Optional<String> stored(NodeUuid node, boolean processed) {
    return store.inTransaction(repository -> repository.data(node, processed));
  }

  JsonObject data(NodeUuid node, boolean processed) {
    String text = stored(node, processed).orElseThrow();
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  /** Waits for the state, and until the lock is free. */
  Introspection awaitState(NodeUuid node, IntrospectionState state) {
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> find(node).state() == state && !coordination.isHeld(node));
    return find(node);
  }

  void sleepVirtually(Duration duration) {
    now = now.plus(duration);
  }

  static <T> T get(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  static ConductorException failure(CompletionStage<?> stage) {
    try {
      Object result = stage.toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
      throw new AssertionError("no failure but " + result);
    } catch (ExecutionException failed) {
      return (ConductorException) failed.getCause();
    } catch (InterruptedException | TimeoutException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    ironic.close();
    executor.shutdownNow();
    scheduler.shutdownNow();
    store.close();
  }

  private final class MovableClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
