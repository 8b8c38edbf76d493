package io.ironicinspector.rules.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads an expression as Python does and writes it for the JDK, with everything spelled out in
 * which the two differ: classes, anchors, flags, names of groups. Both number groups alike.
 */
final class Translator {
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final int DEEPEST = 200;

  private final Source source;
  private final Map<String, Integer> names = new HashMap<>();
  private final List<Boolean> closed = new ArrayList<>();
  private int depth;

  private Translator(Source source) {
    this.source = source;
  }

  static String translate(String regex) throws InvalidRegexException {
    Translator translator = new Translator(new Source(regex));
    String out = translator.alternatives(translator.globalFlags());
    if (!translator.source.atEnd()) {
      throw translator.source.error("unbalanced parenthesis", translator.source.position());
    }
    return out;
  }

  /** {@code (?im)} may stand at the very beginning only. */
  private Flags globalFlags() throws InvalidRegexException {
    Flags flags = Flags.NONE;
    while (true) {
      int begin = source.position();
      if (!source.skip('(') || !source.skip('?') || !isFlag(source.peek())) {
        source.seek(begin);
        return flags;
      }
      Flags more = letters(flags, true);
      if (!source.skip(')')) {
        source.seek(begin);
        return flags;
      }
      flags = more;
    }
  }

  private String alternatives(Flags flags) throws InvalidRegexException {
    StringBuilder out = new StringBuilder(flags.open());
    out.append(sequence(flags));
    while (source.skip('|')) {
      out.append('|').append(sequence(flags));
    }
    return out.append(')').toString();
  }

  private String sequence(Flags flags) throws InvalidRegexException {
    List<Item> items = new ArrayList<>();
    while (!source.atEnd() && source.peek() != '|' && source.peek() != ')') {
      int begin = source.position();
      if (skippedAsVerbose(flags)) {
        continue;
      }
      int c = source.next();
      if (c == '*' || c == '+' || c == '?' || c == '{') {
        repeat(items, c, begin);
      } else if (c == '(') {
        group(items, flags, begin);
      } else {
        items.add(single(c, flags, begin));
      }
    }
    StringBuilder out = new StringBuilder();
    items.forEach(item -> out.append(item.text()));
    return out.toString();
  }

  private boolean skippedAsVerbose(Flags flags) {
    if (!flags.verbose()) {
      return false;
    }
    int c = source.peek();
    if (c == '#') {
      while (!source.atEnd() && source.next() != '\n') {
        // To the end of the line.
      }
      return true;
    }
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      source.next();
      return true;
    }
    return false;
  }

  private Item single(int c, Flags flags, int begin) throws InvalidRegexException {
    return switch (c) {
      case '.' -> Item.atom(flags.dot());
      case '^' -> Item.anchor(flags.begin());
      case '$' -> Item.anchor(flags.end());
      case '[' -> Item.atom(CharacterClass.translate(source, flags, begin));
      case '\\' -> escape(flags, begin);
      default -> Item.atom(Escapes.literal(c));
    };
  }

  private Item escape(Flags flags, int begin) throws InvalidRegexException {
    if (source.atEnd()) {
      throw source.error("bad escape (end of pattern)", begin);
    }
    int c = source.next();
    return switch (c) {
      case 'A' -> Item.anchor("\\A");
      case 'Z' -> Item.anchor("\\z");
      case 'b' -> Item.anchor(flags.boundary());
      case 'B' -> Item.anchor(flags.noBoundary());
      case 'w' -> Item.atom("[" + flags.word() + "]");
      case 'W' -> Item.atom("[^" + flags.word() + "]");
      case 'd' -> Item.atom("[" + flags.digit() + "]");
      case 'D' -> Item.atom("[^" + flags.digit() + "]");
      case 's' -> Item.atom("[" + flags.space() + "]");
      case 'S' -> Item.atom("[^" + flags.space() + "]");
      case '0' -> Item.atom(Escapes.literal(Escapes.octal(source, c, begin)));
      default ->
          Escapes.isDigit(c)
              ? numbered(c, begin)
              : Item.atom(Escapes.literal(Escapes.character(source, c, begin)));
    };
  }

  /** A back reference, or an octal escape if there are three octal digits. */
  private Item numbered(int first, int begin) throws InvalidRegexException {
    int number = first - '0';
    if (Escapes.isDigit(source.peek())) {
      int second = source.next();
      if (Escapes.isOctal(first) && Escapes.isOctal(second) && Escapes.isOctal(source.peek())) {
        source.seek(begin + 2);
        return Item.atom(Escapes.literal(Escapes.octal(source, first, begin)));
      }
      number = number * 10 + second - '0';
    }
    return reference(number, begin + 1);
  }

  private Item reference(int group, int at) throws InvalidRegexException {
    if (group > closed.size()) {
      throw source.error("invalid group reference " + group, at);
    }
    if (!closed.get(group - 1)) {
      throw source.error("cannot refer to an open group", at - 1);
    }
    // In a group, so that a digit that follows is none of the number.
    return Item.atom("(?:\\" + group + ")");
  }

  private void repeat(List<Item> items, int c, int begin) throws InvalidRegexException {
    String count = c == '{' ? Counts.translate(source, begin) : Character.toString(c);
    if (count.isEmpty()) {
      items.add(Item.atom(Escapes.literal('{')));
      return;
    }
    int last = items.size() - 1;
    if (last < 0 || items.get(last).kind() == Item.Kind.ANCHOR) {
      throw source.error("nothing to repeat", begin);
    }
    if (items.get(last).kind() == Item.Kind.REPEAT) {
      throw source.error("multiple repeat", begin);
    }
    String mode = source.skip('?') ? "?" : source.skip('+') ? "+" : "";
    items.set(last, Item.repeat("(?:" + items.get(last).text() + ")" + count + mode));
  }

  private void group(List<Item> items, Flags flags, int begin) throws InvalidRegexException {
    if (++depth > DEEPEST) {
      throw source.error("too deeply nested", begin);
    }
    if (source.skip('?')) {
      extension(items, flags, begin);
    } else {
      items.add(capture(flags, begin));
    }
    depth--;
  }

  private Item capture(Flags flags, int begin) throws InvalidRegexException {
    closed.add(false);
    int number = closed.size();
    String inner = enclosed(flags, begin);
    closed.set(number - 1, true);
    return Item.atom("(" + inner + ")");
  }

  private String enclosed(Flags flags, int begin) throws InvalidRegexException {
    String inner = alternatives(flags);
    if (!source.skip(')')) {
      throw source.error("missing ), unterminated subpattern", begin);
    }
    return inner;
  }

  private void extension(List<Item> items, Flags flags, int begin) throws InvalidRegexException {
    int c = source.next();
    switch (c) {
      case ':' -> items.add(Item.atom(enclosed(flags, begin)));
      case '=', '!', '>' -> items.add(Item.atom("(?" + (char) c + enclosed(flags, begin) + ")"));
      case '<' -> items.add(lookBehind(flags, begin));
      case 'P' -> items.add(named(flags, begin));
      case '#' -> comment(begin);
      case '(' -> throw source.error("conditional groups are not supported", begin);
      case -1 -> throw source.error("unexpected end of pattern", source.position());
      default -> {
        if (!isFlag(c) && c != '-') {
          throw unknownExtension(begin);
        }
        source.seek(begin + 2);
        items.add(flagged(flags, begin));
      }
    }
  }

  private Item lookBehind(Flags flags, int begin) throws InvalidRegexException {
    if (source.atEnd()) {
      throw source.error("unexpected end of pattern", source.position());
    }
    int c = source.next();
    if (c != '=' && c != '!') {
      throw unknownExtension(begin);
    }
    return Item.atom("(?<" + (char) c + enclosed(flags, begin) + ")");
  }

  private Item named(Flags flags, int begin) throws InvalidRegexException {
    int c = source.next();
    if (c == '=') {
      int at = source.position();
      String name = source.until(')', "group name");
      Integer group = names.get(checked(name, at));
      if (group == null) {
        throw source.error("unknown group name '%s'".formatted(name), at);
      }
      return reference(group, at + 1);
    }
    if (c < 0) {
      throw source.error("unexpected end of pattern", source.position());
    }
    if (c != '<') {
      throw unknownExtension(begin);
    }
    int at = source.position();
    String name = checked(source.until('>', "group name"), at);
    Integer former = names.putIfAbsent(name, closed.size() + 1);
    if (former != null) {
      throw source.error(
          "redefinition of group name '%s' as group %d; was group %d"
              .formatted(name, closed.size() + 1, former),
          at);
    }
    return capture(flags, begin);
  }

  private String checked(String name, int at) throws InvalidRegexException {
    if (!NAME.matcher(name).matches()) {
      throw source.error("bad character in group name '%s'".formatted(name), at);
    }
    return name;
  }

  private void comment(int begin) throws InvalidRegexException {
    while (!source.skip(')')) {
      if (source.next() < 0) {
        throw source.error("missing ), unterminated comment", begin);
      }
    }
  }

  private Item flagged(Flags flags, int begin) throws InvalidRegexException {
    Flags inner = letters(flags, true);
    if (source.peek() == ')') {
      throw source.error("global flags not at the start of the expression", begin);
    }
    if (source.skip('-')) {
      if (!isFlag(source.peek())) {
        throw badFlag("missing flag");
      }
      inner = letters(inner, false);
      if (source.peek() != ':') {
        throw badFlag("missing :");
      }
    }
    if (!source.skip(':')) {
      throw badFlag("missing -, : or )");
    }
    return Item.atom(enclosed(inner, begin));
  }

  private InvalidRegexException badFlag(String missing) {
    boolean letter = !source.atEnd() && Character.isLetter(source.peek());
    return source.error(letter ? "unknown flag" : missing, source.position());
  }

  private Flags letters(Flags before, boolean on) throws InvalidRegexException {
    Flags flags = before;
    int charsets = 0;
    while (isFlag(source.peek())) {
      char letter = (char) source.next();
      if (letter == 'L') {
        throw source.error(
            "bad inline flags: cannot use 'L' flag with a str pattern", source.position());
      }
      if (letter == 'a' || letter == 'u') {
        charsets |= letter == 'a' ? 1 : 2;
        if (!on || charsets == 3) {
          throw source.error(
              "bad inline flags: flags 'a', 'u' and 'L' are incompatible", source.position());
        }
      }
      flags = flags.with(letter, on);
    }
    return flags;
  }

  private static boolean isFlag(int c) {
    return c >= 0 && "aiLmsux".indexOf(c) >= 0;
  }

  private InvalidRegexException unknownExtension(int begin) {
    return source.error(
        "unknown extension " + source.text(begin + 1, source.position()), begin + 1);
  }

  /** What a quantifier that follows would repeat. */
  private record Item(Kind kind, String text) {
    enum Kind {
      ATOM,
      ANCHOR,
      REPEAT
    }

    static Item atom(String text) {
      return new Item(Kind.ATOM, text);
    }

    static Item anchor(String text) {
      return new Item(Kind.ANCHOR, text);
    }

    static Item repeat(String text) {
      return new Item(Kind.REPEAT, text);
    }
  }
}
