package io.ironicinspector.api.json;

import jakarta.json.JsonException;
import java.io.IOException;

/**
 * Copies one JSON document in the form of {@code json.dumps}. Refuses what is no JSON. By hand: a
 * parser that makes a string of each name and value takes several times as long, and clients poll
 * for documents.
 */
final class SpacedCopy {
  /** That of the JSON parser of Payara. */
  private static final int MAX_DEPTH = 1000;

  private static final char END = '\0';

  private final String in;
  private final AsciiJson out;
  private int at;
  private int depth;

  /** What is between here and {@link #at} stays as it is. */
  private int from;

  SpacedCopy(String in, AsciiJson out) {
    this.in = in;
    this.out = out;
  }

  void document() throws IOException {
    value();
    if (peek() != END || at < in.length()) {
      throw notJson();
    }
    copy(at);
  }

  /** Writes what was left as it is up to {@code end}. */
  private void copy(int end) throws IOException {
    out.raw(in, from, end);
    from = at;
  }

  private void value() throws IOException {
    switch (peek()) {
      case '{' -> members('}');
      case '[' -> members(']');
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    }
  }

  /** Of an object or an array. */
  private void members(char end) throws IOException {
    if (++depth > MAX_DEPTH) {
      throw new JsonException("a document of more than " + MAX_DEPTH + " levels");
    }
    at++;
    if (peek() != end) {
      member(end == '}');
      while (peek() == ',') {
        at++;
        space();
        member(end == '}');
      }
    }
    expect(end);
    depth--;
  }

  private void member(boolean named) throws IOException {
    if (named) {
      peek();
      string();
      peek();
      expect(':');
      space();
    }
    value();
  }

  /** Exactly one. */
  private void space() throws IOException {
    if (at < in.length() && in.charAt(at) == ' ') {
      at++;
    } else {
      copy(at);
      out.raw(' ');
    }
  }

  private void string() throws IOException {
    expect('"');
    while (true) {
      skipPlain();
      char c = take();
      if (c == '"') {
        return;
      }
      int special = at - 1;
      char meant = c == '\\' ? escaped() : c;
      if (c < ' ') {
        throw notJson();
      }
      copy(special);
      out.character(meant);
    }
  }

  private void skipPlain() {
    int i = at;
    while (i < in.length() && isPlain(in.charAt(i))) {
      i++;
    }
    at = i;
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c <= '~' && c != '"' && c != '\\';
  }

  private char escaped() {
    char c = take();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
      default -> throw notJson();
    };
  }

  private int hex() {
    char c = take();
    int digit = c <= '~' ? Character.digit(c, 16) : -1;
    if (digit < 0) {
      throw notJson();
    }
    return digit;
  }

  private void word(String word) {
    if (!in.startsWith(word, at)) {
      throw notJson();
    }
    at += word.length();
  }

  private void number() throws IOException {
    int begin = at;
    boolean minus = skip('-', '-');
    boolean zero = skip('0', '0');
    if (!zero) {
      digits();
    }
    int whole = at;
    if (skip('.', '.')) {
      digits();
    }
    if (skip('e', 'E')) {
      skip('+', '-');
      digits();
    }
    if (at > whole || (minus && zero)) {
      copy(begin);
      out.raw(PythonNumber.text(in.substring(begin, at)));
    }
  }

  /** Passes one of the two. */
  private boolean skip(char one, char other) {
    boolean there = at < in.length() && (in.charAt(at) == one || in.charAt(at) == other);
    at += there ? 1 : 0;
    return there;
  }

  private void digits() {
    int begin = at;
    while (at < in.length() && in.charAt(at) >= '0' && in.charAt(at) <= '9') {
      at++;
    }
    if (at == begin) {
      throw notJson();
    }
  }

  /** What comes after white space, which is left out. */
  private char peek() throws IOException {
    int begin = at;
    while (at < in.length() && isSpace(in.charAt(at))) {
      at++;
    }
    if (at > begin) {
      copy(begin);
    }
    return at < in.length() ? in.charAt(at) : END;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private void expect(char wanted) {
    if (take() != wanted) {
      throw notJson();
    }
  }

  private char take() {
    if (at >= in.length()) {
      throw notJson();
    }
    return in.charAt(at++);
  }

  private JsonException notJson() {
    return new JsonException("not JSON, near character " + at);
  }
}
