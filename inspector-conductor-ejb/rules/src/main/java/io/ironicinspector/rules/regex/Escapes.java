package io.ironicinspector.rules.regex;

/** Escapes that stand for one character, and how a character is written for the JDK. */
final class Escapes {
  private Escapes() {}

  /** {@code c} as the JDK reads it, inside and outside of a class. */
  static String literal(int c) {
    boolean plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return plain ? Character.toString(c) : "\\x{%x}".formatted(c);
  }

  /**
   * The character for the escape whose letter {@code c} was just read.
   *
   * @param begin where the backslash is
   */
  static int character(Source source, int c, int begin) throws InvalidRegexException {
    return switch (c) {
      case 'a' -> 0x07;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 0x0b;
      case 'x' -> hex(source, begin, 2);
      case 'u' -> hex(source, begin, 4);
      case 'U' -> hex(source, begin, 8);
      case 'N' -> named(source, begin);
      default -> other(source, c, begin);
    };
  }

  private static int other(Source source, int c, int begin) throws InvalidRegexException {
    boolean letterOrDigit = c < 0x80 && Character.isLetterOrDigit(c);
    if (letterOrDigit) {
      throw source.error("bad escape " + source.text(begin, source.position()), begin);
    }
    return c;
  }

  private static int hex(Source source, int begin, int digits) throws InvalidRegexException {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = source.peek() < 0x80 ? Character.digit(source.peek(), 16) : -1;
      if (digit < 0) {
        throw source.error("incomplete escape " + source.text(begin, source.position()), begin);
      }
      source.next();
      value = value * 16 + digit;
    }
    if (!Character.isValidCodePoint(value)) {
      throw source.error("bad escape " + source.text(begin, source.position()), begin);
    }
    return value;
  }

  private static int named(Source source, int begin) throws InvalidRegexException {
    if (!source.skip('{')) {
      throw source.error("missing {", source.position());
    }
    String name = source.until('}', "character name");
    try {
      return Character.codePointOf(name);
    } catch (IllegalArgumentException unknown) {
      throw source.error("undefined character name '%s'".formatted(name), begin);
    }
  }

  /** An octal escape whose first digit was read; Python takes up to three digits. */
  static int octal(Source source, int first, int begin) throws InvalidRegexException {
    int value = first - '0';
    for (int i = 0; i < 2 && isOctal(source.peek()); i++) {
      value = value * 8 + source.next() - '0';
    }
    if (value > 0377) {
      throw source.error(
          "octal escape value %s outside of range 0-0o377"
              .formatted(source.text(begin, source.position())),
          begin);
    }
    return value;
  }

  static boolean isOctal(int c) {
    return c >= '0' && c <= '7';
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
