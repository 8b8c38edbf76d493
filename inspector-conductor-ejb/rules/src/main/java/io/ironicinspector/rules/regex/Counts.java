package io.ironicinspector.rules.regex;

/** Translates <code>{m,n}</code>; an opening brace that begins no count is a character. */
final class Counts {
  private static final int MOST = 100_000;

  private Counts() {}

  /** Empty, with nothing read, if the brace that was read at {@code begin} begins no count. */
  static String translate(Source source, int begin) throws InvalidRegexException {
    if (source.peek() == '}') {
      return "";
    }
    String low = digits(source);
    boolean range = source.skip(',');
    String high = range ? digits(source) : low;
    if (!source.skip('}')) {
      source.seek(begin + 1);
      return "";
    }
    int least = low.isEmpty() ? 0 : count(source, low, begin);
    if (range && high.isEmpty()) {
      return "{%d,}".formatted(least);
    }
    int most = count(source, high, begin);
    if (most < least) {
      throw source.error("min repeat greater than max repeat", begin + 1);
    }
    return "{%d,%d}".formatted(least, most);
  }

  private static String digits(Source source) {
    int begin = source.position();
    while (Escapes.isDigit(source.peek())) {
      source.next();
    }
    return source.text(begin, source.position());
  }

  private static int count(Source source, String digits, int begin) throws InvalidRegexException {
    int significant = digits.replaceFirst("^0+(?=.)", "").length();
    if (significant > 6 || Integer.parseInt(digits) > MOST) {
      throw source.error("the repetition number is too large", begin);
    }
    return Integer.parseInt(digits);
  }
}
