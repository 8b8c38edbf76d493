package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.simulator.IronicSimulator;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Ironic is down when the service starts, and comes back. */
class OutageIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void theServiceStartsWithoutIronicSaysSoAndServesWhenItIsBack() throws Exception {
    int ironicPort = Service.freePort();
    int port = Service.freePort();
    Path folder = Checkout.newFolder("outage");
    String config = Config.allInOne(port, folder, "http://127.0.0.1:" + ironicPort);
    try (Service inspector = Service.start("ironic-inspector", folder, port, config).awaitReady()) {
      await().atMost(SOON).until(() -> inspector.log().contains("does not answer"));
      HttpResponse<String> refused = Http.send("POST", start(inspector, "some-node"), "");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(Http.json(refused.body()).getJsonObject("error").getString("message"))
          .contains("127.0.0.1:" + ironicPort);
      try (IronicSimulator ironic = IronicSimulator.start(ironicPort)) {
        Machine machine = Machine.enrol(ironic, 1);
        assertThat(Http.send("POST", start(inspector, machine.uuid()), "").statusCode())
            .isEqualTo(202);
        await().atMost(SOON).until(() -> machine.state(inspector.url()).equals("waiting"));
      }
    }
  }

  private static String start(Service inspector, String node) {
    return inspector.url() + "/v1/introspection/" + node;
  }
}
