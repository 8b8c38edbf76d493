package io.ironicinspector.api.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.Backends;
import io.ironicinspector.api.FakeReads;
import io.ironicinspector.api.ServletCall;
import io.ironicinspector.api.backend.InspectorConfigs;
import io.ironicinspector.domain.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonitorFilterTest {
  private static final String UP =
      "{\"checks\":[{\"name\":\"database\",\"status\":\"UP\"}],\"status\":\"UP\"}\n";

  private final FakeReads reads = new FakeReads();

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/", "/health/ready"})
  void readyMeansThatTheDatabaseAnswers(String path) throws Exception {
    ServletCall up = get(path);
    assertThat(up.status()).isEqualTo(200);
    assertThat(up.body()).isEqualTo(UP);
    reads.fail(new IllegalStateException("no database"));
    ServletCall down = get(path);
    assertThat(down.status()).isEqualTo(503);
    assertThat(down.body()).isEqualTo(UP.replace("UP", "DOWN"));
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
    filter.use(Backends.reading(reads), InspectorConfigs.of(role));
    return new ServletCall(path).with("getMethod", method).through(filter);
  }
}
