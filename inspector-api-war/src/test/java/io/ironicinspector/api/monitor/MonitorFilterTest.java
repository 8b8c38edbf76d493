package io.ironicinspector.api.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.Backends;
import io.ironicinspector.api.FakeReads;
import io.ironicinspector.api.ServletCall;
import io.ironicinspector.api.backend.InspectorConfigs;
import io.ironicinspector.client.ConductorDirectory;
import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.domain.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonitorFilterTest {
  private static final String READY =
      "{\"checks\":[{\"name\":\"database\",\"status\":\"%s\"},"
          + "{\"name\":\"group\",\"status\":\"%s\"}],\"status\":\"%s\"}\n";

  private final FakeReads reads = new FakeReads();
  private ConductorDirectory group = List::of;

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/", "/health/ready"})
  void readyMeansThatTheDatabaseAnswersAndTheGroupIsKnown(String path) throws Exception {
    ServletCall up = get(path);
    assertThat(up.status()).isEqualTo(200);
    assertThat(up.body()).isEqualTo(READY.formatted("UP", "UP", "UP"));
    reads.fail(new IllegalStateException("no database"));
    ServletCall down = get(path);
    assertThat(down.status()).isEqualTo(503);
    assertThat(down.body()).isEqualTo(READY.formatted("DOWN", "UP", "DOWN"));
  }

  @Test
  void aProcessOutsideItsGroupIsNotReadyButLives() throws Exception {
    group =
        () -> {
          throw new ConductorException(Kind.UNAVAILABLE, "etcd does not answer");
        };
    ServletCall down = get("/health/ready");
    assertThat(down.status()).isEqualTo(503);
    assertThat(down.body()).isEqualTo(READY.formatted("UP", "DOWN", "DOWN"));
    assertThat(get("/health/live").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/health/started"})
  void aProcessLivesWithoutItsDatabase(String path) throws Exception {
    reads.fail(new IllegalStateException("no database"));
    assertThat(get(path).status()).isEqualTo(200);
    assertThat(get(path).body()).isEqualTo("{\"checks\":[],\"status\":\"UP\"}\n");
  }

  @Test
  void metricsNeedNoDatabaseEither() throws Exception {
    assertThat(get("/metrics").body()).contains("\ninspector_fenced_writes_total ");
    reads.fail(new IllegalStateException("no database"));
    assertThat(get("/metrics").body()).contains("\ninspector_fenced_writes_total ");
  }

  @ParameterizedTest
  @CsvSource({"/, GET", "/healthcheck, GET", "/v1/metrics, GET", "/health/x, GET"})
  void otherPathsPass(String path, String method) throws Exception {
    assertThat(call(path, method, Role.ALL).passed()).isTrue();
  }

  @Test
  void otherMethodsAreRefused() throws Exception {
    ServletCall call = call("/metrics", "POST", Role.ALL);
    assertThat(call.status()).isEqualTo(405);
    assertThat(call.answered("Allow")).isEqualTo("GET, HEAD");
  }

  @Test
  void theDescriptionIsForThoseWhoServeTheApi() throws Exception {
    assertThat(call("/openapi", "GET", Role.API).body()).contains("\"openapi\": \"3.0.3\"");
    assertThat(call("/openapi", "GET", Role.CONDUCTOR).passed()).isTrue();
  }

  private ServletCall get(String path) throws Exception {
    return call(path, "GET", Role.CONDUCTOR);
  }

  private ServletCall call(String path, String method, Role role) throws Exception {
    MonitorFilter filter = new MonitorFilter();
    filter.use(Backends.reading(reads, group), InspectorConfigs.of(role));
    return new ServletCall(path).with("getMethod", method).through(filter);
  }
}
