package io.ironicinspector.api.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;

/** Writes JSON as clients of ironic-inspector have always seen it, byte for byte. */
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
      writeItems(items, out);
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

  private static void writeItems(Iterable<?> items, AsciiJson out) throws IOException {
    out.raw("[");
    String separator = "";
    for (Object item : items) {
      out.raw(separator);
      write(item, out);
      separator = ",";
    }
    out.raw("]");
  }

  /**
   * As {@link #writeSpaced}, in memory.
   *
   * @throws jakarta.json.JsonException if {@code document} is not JSON
   */
  public static byte[] spaced(String document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(document.length() + 1024);
    try {
      writeSpaced(document, bytes);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /**
   * The form of {@code json.dumps}: a space after colon and comma, the document's own order, ASCII
   * only, no line feed. Streams; does not close {@code out}.
   *
   * @throws jakarta.json.JsonException if {@code document} is not JSON; part of it is written
   */
  public static void writeSpaced(String document, OutputStream out) throws IOException {
    AsciiJson json = new AsciiJson(out, BLOCK_BYTES);
    new SpacedCopy(document, json).document();
    json.flush();
  }
}
