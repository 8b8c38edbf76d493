package io.ironicinspector.api.json;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;

/** Reads documents that the service has stored itself. */
public final class StoredJson {
  private static final JsonProvider JSON = JsonProvider.provider();

  private StoredJson() {}

  /**
   * The object in {@code text}.
   *
   * @throws IllegalStateException if it is none: somebody else has written into the database
   */
  public static JsonObject object(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (JsonException e) {
      throw new IllegalStateException("a stored document is not a JSON object", e);
    }
  }
}
