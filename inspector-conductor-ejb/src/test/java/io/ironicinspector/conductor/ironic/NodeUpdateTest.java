package io.ironicinspector.conductor.ironic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeUpdateTest {
  private final NodeUpdate update =
      new NodeUpdate(
          Nodes.of(
              Json.createObjectBuilder()
                  .add("extra", Json.createObjectBuilder().add("a", 1))
                  .build()),
          uuid -> List.of());

  @Test
  void aValueThatIsSetAgainIsSentOnce() {
    update.setProperty("capabilities", Json.createValue("a:1"));
    update.setProperty("cpus", Json.createValue("2"));
    update.setProperty("capabilities", Json.createValue("a:1,b:2"));
    assertThat(update.nodePatch())
        .hasToString(
            "[{\"op\":\"add\",\"path\":\"/properties/capabilities\",\"value\":\"a:1,b:2\"},"
                + "{\"op\":\"add\",\"path\":\"/properties/cpus\",\"value\":\"2\"}]");
  }

  @Test
  void anOrderThatMattersIsKept() {
    update.patch("add", "/extra/b", JsonValue.EMPTY_JSON_OBJECT);
    update.patch("add", "/extra/b/c", JsonValue.TRUE);
    update.patch("add", "/extra/b", JsonValue.FALSE);
    assertThat(update.nodePatch()).hasSize(3);
    assertThat(update.field("/extra/b")).contains(JsonValue.FALSE);
  }

  @Test
  void laterHooksSeeWhatEarlierOnesChanged() {
    assertThat(update.property("a/b")).isEqualTo(JsonValue.NULL);
    update.setProperty("a/b", JsonValue.TRUE);
    update.remove("/extra/a");
    update.remove("/extra/never");
    assertThat(update.property("a/b")).isEqualTo(JsonValue.TRUE);
    assertThat(update.field("/extra/a")).isEmpty();
    assertThat(update.node().extra()).containsKey("a");
    assertThat(update.nodePatch().toString())
        .contains("/properties/a~1b", "{\"op\":\"remove\",\"path\":\"/extra/a\"}");
  }

  @Test
  void listsGrowOneByOne() {
    update.patch("add", "/extra/list", Json.createArrayBuilder().build());
    update.patch("add", "/extra/list/-", Json.createValue(1));
    update.patch("add", "/extra/list/-", Json.createValue(2));
    assertThat(update.field("/extra/list/1")).contains(Json.createValue(2));
    assertThat(update.nodePatch()).hasSize(3);
  }

  @Test
  void whatCannotBeIsLeftToIronicToRefuse() {
    update.patch("replace", "/name/first", Json.createValue("x"));
    update.patch("test", "/uuid", Json.createValue("other"));
    assertThat(update.nodePatch()).hasSize(2);
    assertThat(update.field("/uuid")).contains(Json.createValue(Nodes.UUID.toString()));
  }
}
