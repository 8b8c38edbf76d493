package io.ironicinspector.client.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes JSON as clients of ironic-inspector have always seen it. Keeps nothing between calls,
 * which any thread may make.
 */
public final class PythonJson {
  private static final int BLOCK_BYTES = 8192;
  private static final int SMALL_BYTES = 512;

  private PythonJson() {}

  /** As {@link #writeSorted}, for small answers. */
  public static byte[] sorted(Object shape) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(SMALL_BYTES);
    try {
      writeSorted(shape, new AsciiJson(bytes, SMALL_BYTES));
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Flask's form: no white space, keys sorted, ASCII only, one line feed at the end. Does not close
   * {@code out}.
   *
   * @param shape made of maps with string keys, iterables, what writes itself, strings, booleans,
   *     numbers and nulls
   */
  public static void writeSorted(Object shape, OutputStream out) throws IOException {
    writeSorted(shape, new AsciiJson(out, BLOCK_BYTES));
  }

  private static void writeSorted(Object shape, AsciiJson json) throws IOException {
    write(shape, json);
    json.raw("\n");
    json.flush();
  }

  private static void write(Object shape, AsciiJson out) throws IOException {
    if (shape instanceof WritesItself part) {
      part.write(out);
    } else if (shape instanceof Map<?, ?> map) {
      writeMap(map, out);
    } else if (shape instanceof Iterable<?> items) {
      writeItems(items, ",", PythonJson::write, out);
    } else if (shape instanceof String text) {
      out.string(text);
    } else if (shape == null || shape instanceof Boolean) {
      out.raw(String.valueOf(shape));
    } else if (shape instanceof Number number) {
      out.raw(PythonNumber.text(number));
    } else {
      throw new IllegalArgumentException("no JSON form for " + shape.getClass());
    }
  }

  private static void writeMap(Map<?, ?> map, AsciiJson out) throws IOException {
    String separator = "{";
    Map<?, ?> sorted = map instanceof TreeMap ? map : new TreeMap<Object, Object>(map);
    for (Map.Entry<?, ?> member : sorted.entrySet()) {
      out.raw(separator);
      out.string((String) member.getKey());
      out.raw(":");
      write(member.getValue(), out);
      separator = ",";
    }
    out.raw(map.isEmpty() ? "{}" : "}");
  }

  private static <T> void writeItems(
      Iterable<T> items, String separator, Writer<? super T> writer, AsciiJson out)
      throws IOException {
    out.raw("[");
    String next = "";
    for (T item : items) {
      out.raw(next);
      writer.write(item, out);
      next = separator;
    }
    out.raw("]");
  }

  @FunctionalInterface
  private interface Writer<T> {
    void write(T item, AsciiJson out) throws IOException;
  }

  /**
   * The form of {@code json.dumps}, in which documents are stored and given to clients: a space
   * after colon and comma, the document's own order, ASCII only, no line feed.
   */
  public static byte[] spaced(JsonValue document) {
    return spaced(document, Integer.MAX_VALUE);
  }

  /**
   * The same, of limited length: what is not ASCII takes up to six times the room that it took.
   *
   * @throws TextTooLongException if it were longer than {@code mostBytes}
   */
  public static byte[] spaced(JsonValue document, int mostBytes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(BLOCK_BYTES);
    AsciiJson json = new AsciiJson(new LimitedOutput(bytes, mostBytes), BLOCK_BYTES);
    try {
      writeSpaced(document, json);
      json.flush();
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static void writeSpaced(JsonValue value, AsciiJson out) throws IOException {
    switch (value.getValueType()) {
      case OBJECT -> writeSpacedMembers(value.asJsonObject(), out);
      case ARRAY -> writeItems(value.asJsonArray(), ", ", PythonJson::writeSpaced, out);
      case STRING -> out.string(((JsonString) value).getString());
      case NUMBER -> out.raw(PythonNumber.text(value.toString()));
      default -> out.raw(value.toString());
    }
  }

  private static void writeSpacedMembers(JsonObject object, AsciiJson out) throws IOException {
    String separator = "{";
    for (Map.Entry<String, JsonValue> member : object.entrySet()) {
      out.raw(separator);
      out.string(member.getKey());
      out.raw(": ");
      writeSpaced(member.getValue(), out);
      separator = ", ";
    }
    out.raw(object.isEmpty() ? "{}" : "}");
  }
}
