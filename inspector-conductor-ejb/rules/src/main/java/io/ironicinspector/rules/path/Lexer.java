package io.ironicinspector.rules.path;

import java.util.Optional;

/** Cuts a path into tokens, one at a time: a parse error before a bad character comes first. */
final class Lexer {
  private static final String LITERALS = "*.[]()$,:|&";

  private final String text;
  private int position;
  private int line = 1;
  private int lineStart;

  Lexer(String text) {
    this.text = text;
  }

  /** Empty at the end. */
  Optional<Token> next() throws InvalidPathException {
    skipSpace();
    if (position >= text.length()) {
      return Optional.empty();
    }
    char c = text.charAt(position);
    if (isNameStart(c)) {
      return Optional.of(name());
    }
    if (isDigit(position) || (c == '-' && isDigit(position + 1))) {
      return Optional.of(number());
    }
    return switch (c) {
      case '\'' -> Optional.of(quoted(Token.ID, "singlequoted field"));
      case '"' -> Optional.of(quoted(Token.ID, "doublequoted field"));
      case '`' -> Optional.of(quoted(Token.NAMED_OPERATOR, "backquoted operator"));
      default -> Optional.of(punctuation(c));
    };
  }

  private void skipSpace() {
    while (position < text.length()) {
      switch (text.charAt(position)) {
        case ' ', '\t' -> position++;
        case '\n' -> {
          line++;
          lineStart = position;
          position++;
        }
        default -> {
          return;
        }
      }
    }
  }

  private Token punctuation(char c) throws InvalidPathException {
    if (text.startsWith("..", position)) {
      return token(Token.DOUBLEDOT, "..", 2);
    }
    if (LITERALS.indexOf(c) < 0) {
      throw unexpected("");
    }
    return token(String.valueOf(c), String.valueOf(c), 1);
  }

  private Token name() {
    int end = position + 1;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    String name = text.substring(position, end);
    return token(name.equals("where") ? Token.WHERE : Token.ID, name, name.length());
  }

  private Token number() {
    int end = position + 1;
    while (isDigit(end)) {
      end++;
    }
    return token(Token.NUMBER, text.substring(position, end), end - position);
  }

  private Token quoted(String type, String what) throws InvalidPathException {
    char quote = text.charAt(position);
    StringBuilder value = new StringBuilder();
    for (position++; position < text.length(); position++) {
      char c = text.charAt(position);
      if (c == quote) {
        return token(type, value.toString(), 1);
      }
      if (c == '\\') {
        position++;
        if (position >= text.length() || text.charAt(position) == '\n') {
          position--;
          throw unexpected(" while lexing " + what);
        }
      }
      value.append(text.charAt(position));
    }
    throw new InvalidPathException("Unexpected EOF in string literal or identifier");
  }

  private Token token(String type, String value, int length) {
    Token token = new Token(type, value, line, position, position - lineStart);
    position += length;
    return token;
  }

  private InvalidPathException unexpected(String where) {
    return new InvalidPathException(
        "Error on line %d, col %d%s: Unexpected character: %s "
            .formatted(
                line, position - lineStart, where, Character.toString(text.codePointAt(position))));
  }

  private boolean isDigit(int index) {
    return index < text.length() && Character.isDigit(text.charAt(index));
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '@';
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || (c >= '0' && c <= '9') || c == '-';
  }
}
