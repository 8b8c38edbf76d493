package com.example.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ironicinspector.conductor.hook.HookFailedException;
import io.ironicinspector.conductor.hook.HookSelection;
import io.ironicinspector.conductor.hook.ProcessingHook;
import io.ironicinspector.conductor.ironic.IronicNode;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import io.ironicinspector.domain.NodeUuid;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The jar beside the conductor's, in a CDI container: nothing but its presence makes it known. */
class SerialNumberHookTest {
  private static final IronicNode NODE =
      new IronicNode(
          NodeUuid.parse("11111111-1111-4111-8111-111111111111"),
          "manageable",
          JsonValue.EMPTY_JSON_OBJECT,
          JsonValue.EMPTY_JSON_OBJECT);

  private static SeContainer container;

  @BeforeAll
  static void start() {
    container = SeContainerInitializer.newInstance().initialize();
  }

  @AfterAll
  static void stop() {
    container.close();
  }

  @Test
  void isFoundByItsNameAmongTheConductorsOwnAndRunsInTheConfiguredOrder() {
    assertThat(select("scheduler", "serial_number", "validate_interfaces"))
        .extracting(ProcessingHook::name)
        .containsExactly("scheduler", "serial_number", "validate_interfaces");
  }

  @Test
  void writesTheSerialNumber() {
    NodeUpdate update = new NodeUpdate(NODE, uuid -> List.of());
    hook().beforeUpdate(data("\"SN-0001\""), update);
    assertThat(update.field("/extra/serial_number"))
        .map(JsonString.class::cast)
        .map(JsonString::getString)
        .contains("SN-0001");
  }

  @Test
  void aFakeSerialNumberEndsTheRun() {
    NodeUpdate update = new NodeUpdate(NODE, uuid -> List.of());
    assertThatExceptionOfType(HookFailedException.class)
        .isThrownBy(() -> hook().beforeUpdate(data("\"To be filled by O.E.M.\""), update))
        .withMessage(
            "inventory.system_vendor.serial_number is not a real one: To be filled by O.E.M.");
  }

  private static ProcessingHook hook() {
    return select("serial_number").get(0);
  }

  private static List<ProcessingHook> select(String... names) {
    return HookSelection.select(
        container.select(ProcessingHook.class, Any.Literal.INSTANCE), List.of(names));
  }

  private static RamdiskData data(String serial) {
    String inventory =
        "{\"inventory\": {\"interfaces\": [{\"name\": \"eth0\"}],"
            + " \"system_vendor\": {\"serial_number\": %s}}}";
    try (JsonReader reader = Json.createReader(new StringReader(inventory.formatted(serial)))) {
      JsonObject posted = reader.readObject();
      return new RamdiskData(posted);
    }
  }
}
