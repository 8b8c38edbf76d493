package io.ironicinspector.rules.regex;

/** Translates one {@code [...]}. */
final class CharacterClass {
  private final Source source;
  private final Flags flags;
  private final int begin;
  private final StringBuilder out = new StringBuilder("[");

  private CharacterClass(Source source, Flags flags, int begin) {
    this.source = source;
    this.flags = flags;
    this.begin = begin;
  }

  /** The opening bracket was read, at {@code begin}. */
  static String translate(Source source, Flags flags, int begin) throws InvalidRegexException {
    CharacterClass translation = new CharacterClass(source, flags, begin);
    translation.run();
    return translation.out.toString();
  }

  private void run() throws InvalidRegexException {
    if (source.skip('^')) {
      out.append('^');
    }
    // A bracket that comes first is a character.
    boolean first = true;
    while (first || !source.skip(']')) {
      first = false;
      item();
    }
    out.append(']');
  }

  private void item() throws InvalidRegexException {
    int itemBegin = source.position();
    Member low = member();
    if (source.peek() != '-') {
      out.append(low.translated());
      return;
    }
    source.next();
    if (source.peek() == ']') {
      out.append(low.translated()).append(Escapes.literal('-'));
      return;
    }
    Member high = member();
    if (low.isSet() || high.isSet() || high.character() < low.character()) {
      throw source.error(
          "bad character range " + source.text(itemBegin, source.position()), itemBegin);
    }
    out.append(low.translated()).append('-').append(high.translated());
  }

  private Member member() throws InvalidRegexException {
    int at = source.position();
    if (source.atEnd()) {
      throw source.error("unterminated character set", begin);
    }
    int c = source.next();
    if (c != '\\') {
      return Member.of(c);
    }
    if (source.atEnd()) {
      throw source.error("bad escape (end of pattern)", at);
    }
    return escape(source.next(), at);
  }

  private Member escape(int c, int at) throws InvalidRegexException {
    return switch (c) {
      case 'w' -> Member.set(flags.word());
      case 'W' -> Member.set("[^" + flags.word() + "]");
      case 'd' -> Member.set(flags.digit());
      case 'D' -> Member.set("[^" + flags.digit() + "]");
      case 's' -> Member.set(flags.space());
      case 'S' -> Member.set("[^" + flags.space() + "]");
      case 'b' -> Member.of('\b');
      default ->
          Member.of(
              Escapes.isOctal(c) ? Escapes.octal(source, c, at) : Escapes.character(source, c, at));
    };
  }

  /** One character, or a set like {@code \w}, which cannot begin or end a range. */
  private record Member(int character, String translated) {
    static Member of(int c) {
      return new Member(c, Escapes.literal(c));
    }

    static Member set(String translated) {
      return new Member(-1, translated);
    }

    boolean isSet() {
      return character < 0;
    }
  }
}
