package io.ironicinspector.api.difference;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Locale;
import java.util.Optional;

/**
 * One change of a document.
 *
 * @param place in the document as the changes before left it
 * @param before empty if something is added
 * @param after empty if something is removed
 */
record Change(Place place, Optional<JsonValue> before, Optional<JsonValue> after) {
  private static final JsonProvider JSON = JsonProvider.provider();
  private static final int SHOWN = 200;

  private enum Op {
    ADD("+ "),
    REMOVE("- "),
    REPLACE("~ ");

    private final String sign;

    Op(String sign) {
      this.sign = sign;
    }
  }

  private Op op() {
    if (before.isEmpty()) {
      return Op.ADD;
    }
    return after.isEmpty() ? Op.REMOVE : Op.REPLACE;
  }

  /** The operation of a JSON Patch. */
  JsonObject toPatch() {
    var operation =
        JSON.createObjectBuilder()
            .add("op", op().name().toLowerCase(Locale.ROOT))
            .add("path", place.pointer());
    after.ifPresent(value -> operation.add("value", value));
    return operation.build();
  }

  /** One line. */
  String toText() {
    String values =
        switch (op()) {
          case ADD -> shown(after.orElseThrow());
          case REMOVE -> shown(before.orElseThrow());
          case REPLACE -> shown(before.orElseThrow()) + " -> " + shown(after.orElseThrow());
        };
    return op().sign + place.label() + ": " + values;
  }

  private static String shown(JsonValue value) {
    String text = value.toString();
    if (text.length() <= SHOWN) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
    return "%s... (%d characters)".formatted(text.substring(0, end), text.length());
  }
}
