package io.ironicinspector.rules.regex;

/** The expression and how far it is read. Works by code points, as Python's positions do. */
final class Source {
  private static final int END = -1;

  private final int[] characters;
  private int position;

  Source(String regex) {
    characters = regex.codePoints().toArray();
  }

  boolean atEnd() {
    return position >= characters.length;
  }

  int position() {
    return position;
  }

  void seek(int earlier) {
    position = earlier;
  }

  /** The next character, or a negative number at the end. */
  int peek() {
    return atEnd() ? END : characters[position];
  }

  int next() {
    return atEnd() ? END : characters[position++];
  }

  boolean skip(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    position++;
    return true;
  }

  /** All characters up to {@code end}, which is skipped. */
  String until(char end, String what) throws InvalidRegexException {
    int begin = position;
    while (peek() != end) {
      if (next() == END) {
        throw begin == position
            ? error("missing " + what, begin)
            : error("missing %s, unterminated name".formatted(end), begin);
      }
    }
    String text = new String(characters, begin, position - begin);
    position++;
    if (text.isEmpty()) {
      throw error("missing " + what, begin);
    }
    return text;
  }

  String text(int begin, int end) {
    return new String(characters, begin, end - begin);
  }

  InvalidRegexException error(String message, int at) {
    int line = 1;
    int lineStart = 0;
    boolean lines = false;
    for (int i = 0; i < characters.length; i++) {
      lines |= characters[i] == '\n';
      if (characters[i] == '\n' && i < at) {
        line++;
        lineStart = i + 1;
      }
    }
    String where = lines ? " (line %d, column %d)".formatted(line, at - lineStart + 1) : "";
    return new InvalidRegexException("%s at position %d%s".formatted(message, at, where));
  }
}
