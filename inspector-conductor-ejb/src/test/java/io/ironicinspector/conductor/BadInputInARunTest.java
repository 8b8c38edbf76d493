package io.ironicinspector.conductor;

import static io.ironicinspector.conductor.TestConductor.UUID;
import static io.ironicinspector.conductor.TestConductor.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.conductor.hook.BadValues;
import io.ironicinspector.conductor.hook.HookRun;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whole runs, all hooks and a rule, with one or two fields of the ramdisk's document missing, null,
 * of a wrong type or absurdly large: the run ends well, or in an error that says which field is
 * wrong, told to the ramdisk as final, with Ironic as it was. All of it in {@code test --full}, a
 * part that is the same each time otherwise.
 */
class BadInputInARunTest {
  private static final boolean FULL = Boolean.getBoolean("inspector.full");
  private static final int PAIRS = FULL ? 5_000 : 200;
  private static final int EACH = FULL ? 1 : 11; // every eleventh value of a field

  private static final List<String> FIELDS = HookRun.paths(HookRun.document());

  /** Strong reference: the level is forgotten with the logger. */
  private static final Logger LOGGER = Logger.getLogger("io.ironicinspector");

  private final TestConductor conductor =
      new TestConductor(
          Map.of(
              "processing.processing_hooks",
              "$default_processing_hooks,extra_hardware,raid_device,lldp_basic,"
                  + "local_link_connection,physnet_cidr_map,accelerators",
              "processing.keep_ports",
              "present",
              "port_physnet.cidr_map",
              "192.0.2.0/24:net",
              "pci_devices.alias",
              "{\"vendor_id\": \"8086\", \"product_id\": \"1572\", \"name\": \"nic\"}"));
  private NodeUuid node;

  @BeforeAll
  static void silence() {
    LOGGER.setLevel(Level.OFF);
  }

  @AfterAll
  static void speakAgain() {
    LOGGER.setLevel(null);
  }

  @BeforeEach
  void addNode() {
    node = conductor.addSampleNode();
    conductor.ironic.addPort(node, "52:54:00:aa:bb:01");
    conductor.ironic.addPort(node, "52:54:00:aa:bb:02");
  }

  @AfterEach
  void stop() {
    conductor.close();
  }

  @Test
  void oneFieldAtATime() {
    int number = 0;
    for (String field : FIELDS) {
      for (JsonValue value : BadValues.fitting(field)) {
        if (number++ % EACH == 0) {
          runs(Map.of(field, value));
        }
      }
    }
    assertThat(number).isGreaterThan(1000);
  }

  @Test
  void twoFieldsAtATime() {
    Random random = new Random(11);
    for (int i = 0; i < PAIRS; i++) {
      Map<String, JsonValue> changes = new LinkedHashMap<>();
      String first = any(FIELDS, random);
      String second = any(FIELDS, random);
      if (!within(first, second) && !within(second, first)) {
        changes.put(first, any(BadValues.fitting(first), random));
        changes.put(second, any(BadValues.fitting(second), random));
        runs(changes);
      }
    }
  }

  private void runs(Map<String, JsonValue> changes) {
    conductor.addSampleNode(); // as it was
    get(conductor.engine.introspect(UUID, false));
    conductor.awaitState(node, IntrospectionState.WAITING);
    conductor.ironic.forgetCalls();
    JsonObject before = conductor.ironic.node(node);
    JsonObject posted = Samples.changed(HookRun.document(), changes);
    String what = shown(changes);
    try {
      conductor
          .engine
          .continueIntrospection(posted)
          .toCompletableFuture()
          .get(TestConductor.SOON.toSeconds(), TimeUnit.SECONDS);
      Introspection ended = conductor.awaitState(node, IntrospectionState.FINISHED);
      assertThat(ended.error()).as(what).isEmpty();
      assertThat(conductor.data(node, true)).as(what).containsKey("inventory");
    } catch (ExecutionException refused) {
      assertIsFinalAndNamed(changes, what, (ConductorException) refused.getCause(), before);
    } catch (InterruptedException | java.util.concurrent.TimeoutException stopped) {
      throw new AssertionError(what, stopped);
    }
  }

  private void assertIsFinalAndNamed(
      Map<String, JsonValue> changes, String what, ConductorException refused, JsonObject before) {
    String text = refused.getMessage();
    assertThat(refused.kind()).as("%s: %s", what, text).isEqualTo(Kind.INVALID);
    assertThat(text).as(what).doesNotContain("Unexpected exception").hasSizeLessThan(20_000);
    assertThat(names(changes)).as("%s: %s", what, text).anyMatch(text::contains);
    assertThat(conductor.ironic.count("(PATCH|POST|DELETE|PUT) .*")).as(what).isZero();
    assertThat(conductor.ironic.node(node)).as(what).isEqualTo(before);
    if (!text.contains("Look up error")) { // else nothing said whose data it was
      Introspection ended = conductor.awaitState(node, IntrospectionState.ERROR);
      assertThat(ended.error().orElseThrow())
          .as(what)
          .isNotBlank()
          .satisfies(error -> assertThat(text).as(what).endsWith(error));
    }
  }

  /** What a message may call the fields by: their own names or those of what they are in. */
  private static List<String> names(Map<String, JsonValue> changes) {
    List<String> names = new ArrayList<>();
    for (String field : changes.keySet()) {
      for (String step : field.split("\\.", -1)) {
        if (!step.matches("[0-9]+")) {
          names.add(step);
          names.add(step.replaceFirst("s$", "")); // "interface eno1"
        }
      }
      if (field.equals("error")) {
        names.add("Ramdisk reported error");
      }
      if (field.equals("boot_interface")) {
        names.add("No suitable interfaces found");
      }
    }
    names.add("Look up error: Could not find a node for attributes");
    return names;
  }

  private static boolean within(String inner, String outer) {
    return (inner + ".").startsWith(outer + ".");
  }

  private static <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private static String shown(Map<String, JsonValue> changes) {
    String text = changes.toString();
    return text.length() < 300 ? text : text.substring(0, 300) + "...";
  }
}
