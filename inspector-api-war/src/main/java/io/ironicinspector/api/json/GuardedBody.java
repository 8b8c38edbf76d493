package io.ironicinspector.api.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Lets a JSON text through up to a size, a depth and a length of a number, so that no body can
 * exhaust the parser's memory, stack or time. Knows just enough JSON (in UTF-8) for that.
 */
final class GuardedBody extends FilterInputStream {
  /** IPA's inventories are about ten deep. */
  static final int MAX_DEPTH = 200;

  /** Parsing a number costs the square of its length. */
  static final int MAX_NUMBER = 1000;

  private final long limit;
  private long bytes;
  private int depth;
  private int number;
  private boolean inString;
  private boolean escaped;

  GuardedBody(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  /** Thrown through the parser, which knows only I/O failures. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private final BodyException reason;

    Refused(BodyException.Kind kind, String message) {
      super(message);
      this.reason = new BodyException(kind, message);
    }

    BodyException reason() {
      return reason;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    if (count > 0) {
      bytes += count;
      if (bytes > limit) {
        throw tooLarge(limit);
      }
      for (int i = offset; i < offset + count; i++) {
        check(buffer[i]);
      }
    }
    return count;
  }

  static Refused tooLarge(long limit) {
    return new Refused(
        BodyException.Kind.TOO_LARGE, "The request body is larger than %d bytes".formatted(limit));
  }

  private void check(byte b) throws Refused {
    if (inString) {
      checkInString(b);
      return;
    }
    switch (b) {
      case '"' -> inString = true;
      case '{', '[' -> depth++;
      case '}', ']' -> depth--;
      default -> {}
    }
    boolean numeric = (b >= '0' && b <= '9') || b == '.' || b == 'e' || b == 'E';
    number = numeric ? number + 1 : 0;
    if (depth > MAX_DEPTH) {
      throw invalid("it is nested more than %d levels deep".formatted(MAX_DEPTH));
    }
    if (number > MAX_NUMBER) {
      throw invalid("it has a number of more than %d digits".formatted(MAX_NUMBER));
    }
  }

  private void checkInString(byte b) {
    if (escaped) {
      escaped = false;
    } else if (b == '\\') {
      escaped = true;
    } else if (b == '"') {
      inString = false;
    }
  }

  private static Refused invalid(String reason) {
    return new Refused(
        BodyException.Kind.INVALID, "The request body is refused: %s".formatted(reason));
  }
}
