package io.ironicinspector.api.json;

import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the JSON body of a request within limits. */
public final class JsonBody {
  private static final JsonProvider JSON = JsonProvider.provider();

  /** A refused body is read to its end up to so many times the limit. */
  private static final int PATIENCE = 4;

  private final InputStream in;
  private final long limitBytes;
  private final long mostBytes;

  private JsonBody(InputStream in, long limitBytes, long mostBytes) {
    this.in = in;
    this.limitBytes = limitBytes;
    this.mostBytes = mostBytes;
  }

  /**
   * Takes a body that is not read yet; the server closes it.
   *
   * @throws BodyException TOO_LARGE if the client announces more than the limit
   */
  public static JsonBody of(InputStream in, HttpHeaders headers, long limitBytes) {
    boolean empty = isEmpty(headers);
    long announced = announced(headers);
    JsonBody body =
        new JsonBody(
            empty ? InputStream.nullInputStream() : in,
            limitBytes,
            empty || announced >= 0 ? announced : limitBytes);
    if (announced > limitBytes) {
      throw body.refused(GuardedBody.tooLarge(limitBytes));
    }
    return body;
  }

  /**
   * Whether there is no body, though reading one would wait for it: Payara takes everything after a
   * request that offers an upgrade (as Java's client does, to HTTP/2) for its body.
   */
  private static boolean isEmpty(HttpHeaders headers) {
    return headers.getHeaderString("Upgrade") != null
        && headers.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null
        && headers.getHeaderString("Transfer-Encoding") == null;
  }

  /** Negative if the client does not say. */
  private static long announced(HttpHeaders headers) {
    String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? -1 : Long.parseLong(length.strip());
    } catch (NumberFormatException e) {
      return -1; // the limit holds while reading, too
    }
  }

  /** More than this will not be read: what the client announced, else the limit. */
  public long mostBytes() {
    return mostBytes;
  }

  /**
   * Reads an object.
   *
   * @throws BodyException if the body is too large, not JSON, or another type; the message then is
   *     upstream's, with Python's name of that type
   */
  public JsonObject object() {
    JsonValue value = value();
    if (value instanceof JsonObject object) {
      return object;
    }
    throw invalid("expected a JSON object, got " + pythonType(value));
  }

  /**
   * Reads an object that need not be there: empty for no body and for an empty object.
   *
   * @throws BodyException as {@link #object}
   */
  public Optional<JsonObject> optionalObject() {
    try {
      PushbackInputStream again = new PushbackInputStream(in);
      int first = again.read();
      if (first < 0) {
        return Optional.empty();
      }
      again.unread(first);
      return Optional.of(new JsonBody(again, limitBytes, mostBytes).object())
          .filter(given -> !given.isEmpty());
    } catch (IOException e) {
      throw refused(e);
    }
  }

  private JsonValue value() {
    try {
      JsonParser parser = JSON.createParser(notEmpty(text()));
      parser.next();
      JsonValue value = parser.getValue();
      if (parser.hasNext()) { // throws, too, if something follows
        throw invalid("not valid JSON");
      }
      return value;
    } catch (JsonParsingException e) {
      JsonLocation at = e.getLocation();
      throw invalid(
          "not valid JSON at line %d, column %d"
              .formatted(at.getLineNumber(), at.getColumnNumber()));
    } catch (JsonException e) {
      if (e.getCause() instanceof IOException unread) {
        throw refused(unread);
      }
      throw invalid("not valid JSON");
    } catch (IOException e) {
      throw refused(e);
    }
  }

  private static Reader notEmpty(Reader text) throws IOException {
    PushbackReader again = new PushbackReader(text);
    int first = again.read();
    if (first < 0) {
      throw invalid("expected a JSON object, got an empty body");
    }
    again.unread(first);
    return again;
  }

  /** The body for a parser elsewhere. What its reads throw, {@link #refused} explains. */
  public Reader text() {
    // The decoder reports malformed input instead of replacing it.
    return new InputStreamReader(
        new GuardedBody(in, limitBytes), StandardCharsets.UTF_8.newDecoder());
  }

  /** Explains a failure of {@link #text()}. */
  public BodyException refused(IOException failure) {
    if (failure instanceof GuardedBody.Refused refusal) {
      drain();
      return refusal.reason();
    }
    return invalid(
        failure instanceof CharacterCodingException ? "not UTF-8" : "the body broke off");
  }

  /** A client that is still sending when the connection closes never sees why. */
  private void drain() {
    try {
      byte[] block = new byte[8192];
      long left = limitBytes * PATIENCE;
      int count = 0;
      while (left > 0 && count >= 0) {
        count = in.read(block);
        left -= count;
      }
    } catch (IOException e) {
      // The client is gone; the answer will not reach it either way.
      return;
    }
  }

  private static BodyException invalid(String reason) {
    return new BodyException(BodyException.Kind.INVALID, "Invalid data: " + reason);
  }

  private static String pythonType(JsonValue value) {
    return switch (value.getValueType()) {
      case OBJECT -> "dict";
      case ARRAY -> "list";
      case STRING -> "str";
      case NUMBER -> isInt((JsonNumber) value) ? "int" : "float";
      case TRUE, FALSE -> "bool";
      case NULL -> "NoneType";
    };
  }

  private static boolean isInt(JsonNumber number) {
    return number.toString().chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
  }
}
