package io.ironicinspector.api.difference;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {
  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readObject();
    }
  }

  private static Difference between(String before, String after) {
    return Difference.between(json(before), json(after));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':1}                | {'a':1}            | no difference",
        "{'a':1.50,'b':1E2}     | {'a':1.5,'b':100}  | no difference",
        "{'a':1}                | {'a':'1'}          | ~ a: 1 -> \"1\"",
        "{'a':{'b':1}}          | {'a':{}}           | - a.b: 1",
        "{}                     | {'a':{'b':null}}   | + a: {\"b\":null}",
        "{'a b':{'c/d':1}}      | {'a b':{'c/d':2}}  | ~ [\"a b\"][\"c/d\"]: 1 -> 2",
        "{'a':[1,2,3]}          | {'a':[1,3]}        | - a[1]: 2",
        "{'a':[1,3]}            | {'a':[1,2,3]}      | + a[1]: 2",
        "{'a':[1,2,3]}          | {'a':[1,9,3]}      | ~ a[1]: 2 -> 9",
        "{'a':[]}               | {'a':{}}           | ~ a: [] -> {}",
        "{'d':[{'name':'/dev/sda','size':1},{'name':'/dev/sdb','size':2}]} |"
            + " {'d':[{'name':'/dev/sdb','size':3}]} | - d[/dev/sda]:"
            + " {\"name\":\"/dev/sda\",\"size\":1}; ~ d[/dev/sdb].size: 2 -> 3",
      })
  void changesAreShownByWhatTheyAreAbout(String before, String after, String lines) {
    assertThat(between(before, after).toText()).isEqualTo(lines.replace("; ", "\n") + "\n");
  }

  @Test
  void aLongValueIsCut() {
    String text = between("{}", "{'a':'" + "x".repeat(1000) + "'}").toText();
    assertThat(text).startsWith("+ a: \"xxx").endsWith("x... (1002 characters)\n").hasSize(227);
  }

  @Test
  void thePatchMakesTheOneDocumentOfTheOther() {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      JsonObject before = object(random, 3);
      JsonObject after = random.nextBoolean() ? object(random, 3) : changed(before, random);
      JsonObject patched =
          Json.createPatch(Difference.between(before, after).toPatch()).apply(before);
      assertThat(patched).as("seed %d", seed).isEqualTo(after);
    }
  }

  @Test
  void veryManyChangesAreOneOfTheWholeDocument() {
    JsonObjectBuilder before = Json.createObjectBuilder();
    JsonObjectBuilder after = Json.createObjectBuilder();
    for (int i = 0; i < 10_001; i++) {
      before.add("k" + i, i);
      after.add("k" + i, -1 - i);
    }
    assertWhole(before.build(), after.build());
  }

  @Test
  void changesBelowAVeryLongNameAreOneOfTheWholeDocument() {
    String name = "n".repeat(1_000_000);
    assertWhole(
        json("{'%s':{'a':1,'b':1,'c':1}}".formatted(name)),
        json("{'%s':{'a':2,'b':2,'c':2}}".formatted(name)));
  }

  private static void assertWhole(JsonObject before, JsonObject after) {
    Difference difference = Difference.between(before, after);
    assertThat(difference.toPatch()).hasSize(1);
    assertThat(difference.toText()).startsWith("~ (the whole document): {").hasLineCount(1);
    assertThat(Json.createPatch(difference.toPatch()).apply(before)).isEqualTo(after);
  }

  @Test
  void arraysTooLongToAlignAreComparedByIndex() {
    JsonArrayBuilder before = Json.createArrayBuilder();
    JsonArrayBuilder after = Json.createArrayBuilder();
    for (int i = 0; i < 4000; i++) {
      before.add(i);
      after.add(i % 2 == 0 ? i : -i);
    }
    JsonObject one = Json.createObjectBuilder().add("a", before.add("last")).build();
    JsonObject other = Json.createObjectBuilder().add("a", after).build();
    Difference difference = Difference.between(one, other);
    assertThat(difference.toPatch()).hasSize(2001);
    assertThat(Json.createPatch(difference.toPatch()).apply(one)).isEqualTo(other);
  }

  private static JsonObject object(Random random, int depth) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      object.add(random.nextInt(4) == 0 ? "name" : "k/~" + random.nextInt(6), any(random, depth));
    }
    return object.build();
  }

  private static JsonValue any(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> JsonValue.NULL;
      case 1 -> Json.createValue(random.nextInt(4));
      case 2 -> Json.createValue("s" + random.nextInt(4));
      case 3 -> random.nextBoolean() ? JsonValue.TRUE : JsonValue.FALSE;
      case 4 -> object(random, depth - 1);
      default -> {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
          array.add(any(random, depth - 1));
        }
        yield array.build();
      }
    };
  }

  /** Half of the members are as before. */
  private static JsonObject changed(JsonObject before, Random random) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    before.forEach(
        (name, value) -> object.add(name, random.nextBoolean() ? value : any(random, 2)));
    return object.build();
  }
}
