package io.ironicinspector.conductor.ironic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.conductor.MetricChanges;
import io.ironicinspector.conductor.configuration.Configured;
import io.ironicinspector.conductor.configuration.IronicConfig;
import jakarta.json.JsonValue;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IronicClientTest {
  private final TestIronic ironic = new TestIronic();
  private final IronicClient client = client(ironic.url());

  @AfterEach
  void stop() {
    ironic.close();
  }

  @ParameterizedTest
  @CsvSource({"1.78, 1.76, 1.34", "1.50, 1.50, 1.34", "1.20, 1.20, 1.20"})
  void speaksTheNewestVersionThatBothKnow(String server, String nodes, String ports) {
    ironic.speaks(server);
    ironic.addNode(Nodes.UUID.toString(), JsonValue.EMPTY_JSON_OBJECT);
    client.node(Nodes.UUID.toString());
    client.ports(Nodes.UUID);
    assertThat(ironic.calls())
        .extracting(TestIronic.Call::version)
        .containsExactly("null", "baremetal " + nodes, "baremetal " + ports);
  }

  @Test
  void followsNextLinksAtTheConfiguredAddress() {
    for (int i = 1; i <= 5; i++) {
      ironic.addPort(Nodes.UUID, "52:54:00:00:00:0" + i);
    }
    assertThat(client.ports(Nodes.UUID)).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void servesAsSoonAsIronicIsBack() {
    int port = ironic.port();
    ironic.close();
    assertThatExceptionOfType(ConductorException.class)
        .isThrownBy(() -> client.node("sample"))
        .withMessageStartingWith("Ironic at http://127.0.0.1:" + port + " does not answer")
        .extracting(ConductorException::kind)
        .isEqualTo(Kind.UNAVAILABLE);
    try (TestIronic back = new TestIronic(port)) {
      back.addNode(Nodes.UUID.toString(), JsonValue.EMPTY_JSON_OBJECT);
      assertThat(client.node(Nodes.UUID.toString()).uuid()).isEqualTo(Nodes.UUID);
    }
  }

  @Test
  void anAnswerThatNeverComesIsUnavailable() {
    ironic.hangs("GET /v1/nodes/.*");
    IronicClient impatient =
        new IronicClient(
            Configured.of(
                IronicConfig.class,
                Map.of(
                    "ironic.auth_type", "none",
                    "ironic.endpoint_override", ironic.url(),
                    "ironic.timeout", "1")));
    assertThatExceptionOfType(ConductorException.class)
        .isThrownBy(() -> impatient.node("sample"))
        .extracting(ConductorException::kind)
        .isEqualTo(Kind.UNAVAILABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "400, INVALID, Cannot get node sample: No Node found for sample: Client Error for url: ",
    "404, NOT_FOUND, Node sample was not found in Ironic",
    "401, INTERNAL, Client Error for url: ",
    "500, INTERNAL, Server Error for url: ",
    "503, UNAVAILABLE, Server Error for url: "
  })
  void refusalsKeepTheirMeaning(int status, Kind kind, String message) {
    ironic.fails("GET /v1/nodes/.*", status, 1);
    assertThatExceptionOfType(ConductorException.class)
        .isThrownBy(() -> client.node("sample"))
        .withMessageStartingWith(message)
        .extracting(ConductorException::kind)
        .isEqualTo(kind);
  }

  @Test
  void eachRequestIsMeasuredByWhatItAsksForAndWhatCameBack() {
    MetricChanges changes = new MetricChanges();
    ironic.addNode(Nodes.UUID.toString(), JsonValue.EMPTY_JSON_OBJECT);
    ironic.fails("GET /v1/nodes/sample", 503, 1);
    assertThatExceptionOfType(ConductorException.class).isThrownBy(() -> client.node("sample"));
    client.node(Nodes.UUID.toString());
    client.await(client.power(Nodes.UUID, PowerTarget.OFF));
    ironic.close();
    assertThatExceptionOfType(ConductorException.class).isThrownBy(() -> client.ports(Nodes.UUID));
    assertThatExceptionOfType(ConductorException.class)
        .isThrownBy(() -> client.await(client.power(Nodes.UUID, PowerTarget.OFF)));
    assertThat(changes.of("inspector_ironic_requests_seconds_count"))
        .isEqualTo(
            Map.of(
                "{op=\"get_versions\",code=\"200\"}", 1.0,
                "{op=\"get_node\",code=\"503\"}", 1.0,
                "{op=\"get_node\",code=\"200\"}", 1.0,
                "{op=\"set_power\",code=\"202\"}", 1.0,
                "{op=\"list_ports\",code=\"none\"}", 1.0,
                "{op=\"set_power\",code=\"none\"}", 1.0));
  }

  @ParameterizedTest
  @CsvSource({"..", "' '", "."})
  void aNameThatLeadsElsewhereIsNotAsked(String name) {
    assertThatExceptionOfType(ConductorException.class)
        .isThrownBy(() -> client.node(name))
        .extracting(ConductorException::kind)
        .isEqualTo(Kind.NOT_FOUND);
    assertThat(ironic.calls()).isEmpty();
  }

  @Test
  void aNameIsOneSegmentOfThePath() {
    assertThatExceptionOfType(ConductorException.class).isThrownBy(() -> client.node("a/b?c d"));
    assertThat(ironic.calls()).last().hasToString("GET /v1/nodes/a%2Fb%3Fc%20d");
  }

  private static IronicClient client(String url) {
    return new IronicClient(
        Configured.of(
            IronicConfig.class,
            Map.of("ironic.auth_type", "none", "ironic.endpoint_override", url + "/v1/")));
  }
}
