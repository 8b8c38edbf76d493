package io.ironicinspector.conductor.hook.hints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.json.MalformedFieldException;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class RootDeviceHintsPropertyTest {
  private static final Logger LOGGER = Logger.getLogger("io.ironicinspector.conductor");
  private static final long GIB = 1L << 30;

  @BeforeContainer
  static void silence() {
    LOGGER.setLevel(Level.OFF);
  }

  @AfterContainer
  static void speakAgain() {
    LOGGER.setLevel(null);
  }

  @Property
  void anyHintsAndAnyDisksMatchOrAreRefused(
      @ForAll("hints") JsonObject hints, @ForAll("disks") JsonArray disks) {
    Throwable failure = catchThrowable(() -> matching(hints, disks));
    if (failure != null) {
      assertThat(failure)
          .isInstanceOfAny(InvalidHintException.class, MalformedFieldException.class)
          .hasMessageMatching("(?s).+");
    }
  }

  @Property
  void aDiskIsFoundByItsOwnTextWhateverTheCase(
      @ForAll @StringLength(min = 1, max = 30) String model) {
    Assume.that(!model.isBlank() && Operator.leading(HintText.folded(model)).isEmpty());
    Assume.that(!HintText.folded(model).isEmpty());
    JsonArray disks = disks(Json.createValue(model), 5);
    assertThat(matching(hint("model", model), disks)).hasSize(1);
    assertThat(matching(hint("model", "  s== " + model), disks)).hasSize(1);
    assertThat(matching(hint("model", "s!= " + model), disks)).isEmpty();
    assertThat(matching(hint("model", "<in> " + model), disks)).hasSize(1);
    assertThat(matching(hint("model", "<all-in> " + model), disks)).hasSize(1);
    assertThat(matching(hint("model", "<or> other <or> " + model), disks)).hasSize(1);
  }

  @Property
  void sizesCompareAsNumbers(
      @ForAll @IntRange(min = 1, max = 100_000) int disk,
      @ForAll @IntRange(min = 1, max = 100_000) int hint) {
    JsonArray disks = disks(Json.createValue("x"), disk);
    assertThat(matches("== " + hint, disks)).isEqualTo(disk == hint);
    assertThat(matches("" + hint, disks)).isEqualTo(disk == hint);
    assertThat(matches("= " + hint, disks)).isEqualTo(disk >= hint);
    assertThat(matches("!=" + hint, disks)).isEqualTo(disk != hint);
    assertThat(matches(">= " + hint, disks)).isEqualTo(disk >= hint);
    assertThat(matches("<= " + hint, disks)).isEqualTo(disk <= hint);
    assertThat(matches("> " + hint, disks)).isEqualTo(disk > hint);
    assertThat(matches("< " + hint, disks)).isEqualTo(disk < hint);
    assertThat(matches("<or> " + hint + " <or> " + disk, disks)).isTrue();
  }

  @Property
  void theFirstDiskWins(@ForAll @IntRange(min = 1, max = 5) int count) {
    var disks = Json.createArrayBuilder();
    for (int i = 0; i < count; i++) {
      disks.add(Json.createObjectBuilder().add("name", "/dev/sd" + i).add("rotational", i > 0));
    }
    JsonObject hints = Json.createObjectBuilder().add("rotational", "no").build();
    assertThat(matching(hints, disks.build()))
        .singleElement()
        .extracting(disk -> disk.get("name").text().orElseThrow())
        .isEqualTo("/dev/sd0");
  }

  @Provide
  Arbitrary<JsonObject> hints() {
    Arbitrary<String> operators =
        Arbitraries.of(Operator.values()).map(Operator::sign).injectDuplicates(0.1);
    Arbitrary<String> expressions =
        Combinators.combine(operators, Arbitraries.strings().ofMaxLength(8), operators)
            .as((op, text, more) -> op + " " + text + (text.length() > 4 ? more + text : ""));
    Arbitrary<JsonValue> values =
        Arbitraries.oneOf(
            expressions.map(Json::createValue),
            Arbitraries.longs().map(Json::createValue),
            Arbitraries.of(JsonValue.NULL, JsonValue.TRUE, JsonValue.EMPTY_JSON_ARRAY));
    Arbitrary<String> keys =
        Arbitraries.oneOf(
            Arbitraries.of(HintKey.values()).map(HintKey::field), Arbitraries.just("other"));
    return Arbitraries.maps(keys, values)
        .ofMaxSize(3)
        .map(
            map -> {
              var object = Json.createObjectBuilder();
              map.forEach(object::add);
              return object.build();
            });
  }

  @Provide
  Arbitrary<JsonArray> disks() {
    Arbitrary<JsonValue> values =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(8).map(Json::createValue),
            Arbitraries.longs().map(Json::createValue),
            Arbitraries.of(JsonValue.NULL, JsonValue.FALSE, JsonValue.EMPTY_JSON_OBJECT));
    return Combinators.combine(values, values, values)
        .as(
            (name, model, size) ->
                Json.createArrayBuilder()
                    .add(
                        Json.createObjectBuilder()
                            .add("name", name)
                            .add("model", model)
                            .add("size", size)
                            .add("rotational", model))
                    .build());
  }

  private static boolean matches(String size, JsonArray disks) {
    return !matching(hint("size", size), disks).isEmpty();
  }

  private static List<JsonField> matching(JsonObject hints, JsonArray disks) {
    return RootDeviceHints.parse(hints).matching(new JsonField("disks", disks).elements());
  }

  private static JsonObject hint(String key, String value) {
    return Json.createObjectBuilder().add(key, value).build();
  }

  private static JsonArray disks(JsonValue model, int sizeGib) {
    return Json.createArrayBuilder()
        .add(
            Json.createObjectBuilder()
                .add("name", "/dev/sda")
                .add("model", model)
                .add("size", sizeGib * GIB))
        .build();
  }
}
