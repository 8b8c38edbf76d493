package io.ironicinspector.simulator.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.simulator.Caller;
import io.ironicinspector.simulator.IronicSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootDeviceAndTraitTest {
  private static final String DEVICE = "/v1/nodes/n1/management/boot_device";
  private static final String TRAITS = "/v1/nodes/n1/traits";

  private final IronicSimulator simulator = IronicSimulator.start(0);
  private final Caller caller = new Caller(simulator);

  @BeforeEach
  void enrol() {
    caller.createNode("{\"driver\": \"fake-hardware\", \"name\": \"n1\"}");
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void theBootDeviceIsWhatWasSetLast() {
    assertThat(caller.get(DEVICE).text()).isEqualTo("{\"boot_device\":null,\"persistent\":null}");
    assertThat(caller.put(DEVICE, "{\"boot_device\": \"disk\"}").status()).isEqualTo(204);
    assertThat(caller.get(DEVICE).text())
        .isEqualTo("{\"boot_device\":\"disk\",\"persistent\":false}");

    caller.put(DEVICE, "{\"boot_device\": \"pxe\", \"persistent\": \"True\"}");

    assertThat(caller.get(DEVICE).text())
        .isEqualTo("{\"boot_device\":\"pxe\",\"persistent\":true}");
    assertThat(caller.get(DEVICE + "/supported").text()).contains("\"pxe\"");
  }

  @ParameterizedTest
  @CsvSource({
    "{\"boot_device\": \"zip\"},Invalid boot device zip specified.",
    "{},Missing mandatory parameter: boot_device",
    "{\"boot_device\": 1},Expected string for boot_device: 1"
  })
  void aBadBootDeviceIsRefused(String body, String fault) {
    Caller.Answer answer = caller.put(DEVICE, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.fault()).isEqualTo(fault);
  }

  @Test
  void traitsAreAddedReplacedAndRemoved() {
    Caller.Answer added = caller.put(TRAITS + "/CUSTOM_A", "");
    assertThat(added.status()).isEqualTo(204);
    assertThat(added.header("Location")).contains(simulator.uri() + TRAITS + "/CUSTOM_A");
    assertThat(traits()).isEqualTo("[\"CUSTOM_A\"]");

    caller.put(TRAITS, "{\"traits\": [\"HW_CPU_X86_VMX\", \"CUSTOM_B\"]}");
    assertThat(traits()).isEqualTo("[\"CUSTOM_B\",\"HW_CPU_X86_VMX\"]");
    caller.delete(TRAITS + "/CUSTOM_B");
    assertThat(traits()).isEqualTo("[\"HW_CPU_X86_VMX\"]");
    assertThat(caller.delete(TRAITS).status()).isEqualTo(204);
    assertThat(traits()).isEqualTo("[]");
  }

  private String traits() {
    return caller.get(TRAITS).json().get("traits").toString();
  }

  @Test
  void badTraitsAreRefused() {
    assertThat(caller.put(TRAITS + "/bad", "").fault()).startsWith("Schema error for trait: 'bad'");
    assertThat(caller.put(TRAITS, "{\"traits\": [\"nope\"]}").status()).isEqualTo(400);
    assertThat(caller.put(TRAITS, "{}").fault()).startsWith("A single node trait may be added");
    assertThat(caller.put(TRAITS + "/CUSTOM_A", "{\"a\": 1}").status()).isEqualTo(400);
    assertThat(caller.delete(TRAITS + "/CUSTOM_X").fault()).endsWith("have a trait 'CUSTOM_X'");
    assertThat(caller.delete(TRAITS + "/CUSTOM_X").status()).isEqualTo(404);
    assertThat(traits()).isEqualTo("[]");
  }

  @Test
  void thereAreNoTraitsForOldClientsAndAtMostFifty() {
    assertThat(caller.withVersion("1.36").get(TRAITS).status()).isEqualTo(404);
    for (int i = 0; i < 50; i++) {
      caller.put(TRAITS + "/CUSTOM_" + i, "");
    }

    assertThat(caller.put(TRAITS + "/CUSTOM_50", "").status()).isEqualTo(400);
  }
}
