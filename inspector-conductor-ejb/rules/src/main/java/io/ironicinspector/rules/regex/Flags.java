package io.ironicinspector.rules.regex;

/** The flags in force at one place of an expression. */
record Flags(
    boolean ascii, boolean ignoreCase, boolean multiline, boolean dotAll, boolean verbose) {
  static final Flags NONE = new Flags(false, false, false, false, false);

  Flags with(char letter, boolean on) {
    return switch (letter) {
      case 'a' -> new Flags(on, ignoreCase, multiline, dotAll, verbose);
      case 'u' -> new Flags(!on, ignoreCase, multiline, dotAll, verbose);
      case 'i' -> new Flags(ascii, on, multiline, dotAll, verbose);
      case 'm' -> new Flags(ascii, ignoreCase, on, dotAll, verbose);
      case 's' -> new Flags(ascii, ignoreCase, multiline, on, verbose);
      default -> new Flags(ascii, ignoreCase, multiline, dotAll, on);
    };
  }

  /** The inner part of a character class for {@code \w}. */
  String word() {
    return ascii ? "a-zA-Z0-9_" : "\\p{L}\\p{N}_";
  }

  String digit() {
    return ascii ? "0-9" : "\\p{Nd}";
  }

  String space() {
    return ascii ? "\\t-\\r\\x20" : "\\t-\\r\\x1c-\\x20\\x85\\p{Z}";
  }

  /** Only how letters compare is left to the JDK, everything else is written out. */
  String open() {
    return ignoreCase ? (ascii ? "(?i-u:" : "(?iu:") : "(?-iu:";
  }

  String dot() {
    return dotAll ? "[\\x{0}-\\x{10ffff}]" : "[^\\n]";
  }

  // Python's ^ also stands behind a line break that ends the text, the JDK's does not.
  String begin() {
    return multiline ? "(?:\\A|(?<=\\n))" : "\\A";
  }

  String end() {
    return multiline ? "(?=\\n|\\z)" : "(?=\\n?\\z)";
  }

  String boundary() {
    return "(?:(?<=[%1$s])(?![%1$s])|(?<![%1$s])(?=[%1$s]))".formatted(word());
  }

  // Python finds no \B in an empty text.
  String noBoundary() {
    return "(?!\\A\\z)(?:(?<=[%1$s])(?=[%1$s])|(?<![%1$s])(?![%1$s]))".formatted(word());
  }
}
