package io.ironicinspector.simulator.node;

import io.ironicinspector.simulator.error.IronicError;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/**
 * A field of a node.
 *
 * @param since the first microversion 1.since that shows it
 * @param access who may write it
 */
record NodeField(String name, Kind kind, int since, Access access) {
  enum Kind {
    TEXT("'string', 'null'"),
    WORD("'string'"),
    OBJECT("'object', 'null'"),
    LIST("'array'"),
    FLAG("'string', 'boolean', 'null'"),
    /** A flag that can also be unset. */
    MAYBE("'string', 'boolean', 'null'");

    private final String types;

    Kind(String types) {
      this.types = types;
    }

    private JsonValue absent() {
      return switch (this) {
        case TEXT, WORD, MAYBE -> JsonValue.NULL;
        case OBJECT -> JsonValue.EMPTY_JSON_OBJECT;
        case LIST -> JsonValue.EMPTY_JSON_ARRAY;
        case FLAG -> JsonValue.FALSE;
      };
    }

    private boolean accepts(JsonValue value) {
      return switch (this) {
        case TEXT -> value instanceof JsonString || value == JsonValue.NULL;
        case WORD -> value instanceof JsonString;
        case OBJECT -> value instanceof JsonObject || value == JsonValue.NULL;
        case LIST -> value instanceof JsonArray;
        case FLAG, MAYBE ->
            value instanceof JsonString
                || value == JsonValue.TRUE
                || value == JsonValue.FALSE
                || value == JsonValue.NULL;
      };
    }
  }

  enum Access {
    READ,
    CREATE,
    PATCH,
    CREATE_AND_PATCH;

    boolean create() {
      return this == CREATE || this == CREATE_AND_PATCH;
    }

    boolean patch() {
      return this == PATCH || this == CREATE_AND_PATCH;
    }
  }

  /** What a node has that was given none. */
  JsonValue absent() {
    return name.equals("conductor_group") ? NodeFields.EMPTY_TEXT : kind.absent();
  }

  /**
   * @throws IronicError with 400 if the value has the wrong type
   */
  void check(String where, JsonValue value) {
    if (!kind.accepts(value)) {
      throw IronicError.badRequest(
          "Schema error for " + where + ": " + value + " is not of type " + kind.types);
    }
  }
}
