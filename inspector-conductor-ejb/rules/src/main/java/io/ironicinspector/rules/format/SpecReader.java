package io.ironicinspector.rules.format;

import io.ironicinspector.rules.python.UnusableValueException;
import java.util.OptionalInt;

/** Parses a format specification. */
final class SpecReader {
  private static final int WIDEST = 100_000;
  private static final String ALIGNMENTS = "<>=^";

  private final int[] spec;
  private final String typeName;
  private int position;

  private SpecReader(String spec, String typeName) {
    this.spec = spec.codePoints().toArray();
    this.typeName = typeName;
  }

  static FormatSpec read(String spec, char defaultAlign, String typeName) {
    return new SpecReader(spec, typeName).run(defaultAlign);
  }

  private FormatSpec run(char defaultAlign) {
    boolean filled = isAlignment(1);
    int fill = filled ? spec[position++] : ' ';
    boolean aligned = isAlignment(position);
    char align = aligned ? (char) spec[position++] : defaultAlign;
    char sign = oneOf(" +-");
    boolean noNegativeZero = oneOf("z") != 0;
    boolean alternate = oneOf("#") != 0;
    if (!filled && oneOf("0") != 0) {
      fill = '0';
      align = !aligned && defaultAlign == '>' ? '=' : align;
    }
    int width = number().orElse(0);
    char grouping = grouping();
    OptionalInt precision = precision();
    int type = type(defaultAlign, grouping);
    return new FormatSpec(
        fill, align, sign, noNegativeZero, alternate, width, grouping, precision, type);
  }

  private char grouping() {
    char grouping = oneOf(",");
    if (oneOf("_") != 0) {
      if (grouping != 0) {
        throw bothGroupings();
      }
      grouping = '_';
    }
    if (grouping == '_' && peek() == ',') {
      throw bothGroupings();
    }
    return grouping;
  }

  private static UnusableValueException bothGroupings() {
    return new UnusableValueException("Cannot specify both ',' and '_'.");
  }

  private OptionalInt precision() {
    if (oneOf(".") == 0) {
      return OptionalInt.empty();
    }
    OptionalInt precision = number();
    if (precision.isEmpty()) {
      throw new UnusableValueException("Format specifier missing precision");
    }
    return precision;
  }

  private int type(char defaultAlign, char grouping) {
    if (spec.length - position > 1) {
      throw new UnusableValueException(
          "Invalid format specifier '%s' for object of type '%s'"
              .formatted(new String(spec, 0, spec.length), typeName));
    }
    int type = position < spec.length ? spec[position] : 0;
    String allowed = grouping == '_' ? "defgEGF%boxX" : "defgEGF%";
    int grouped = type == 0 && defaultAlign == '<' ? 's' : type;
    if (grouping != 0 && grouped != 0 && allowed.indexOf(grouped) < 0) {
      throw new UnusableValueException(
          "Cannot specify '%s' with '%s'.".formatted(grouping, Character.toString(grouped)));
    }
    return type;
  }

  private int peek() {
    return position < spec.length ? spec[position] : -1;
  }

  private char oneOf(String wanted) {
    return peek() >= 0 && wanted.indexOf(peek()) >= 0 ? (char) spec[position++] : 0;
  }

  private boolean isAlignment(int index) {
    return index < spec.length && ALIGNMENTS.indexOf(spec[index]) >= 0;
  }

  private OptionalInt number() {
    int begin = position;
    int number = 0;
    for (; peek() >= 0 && Character.isDigit(peek()); position++) {
      number = number * 10 + Character.digit(peek(), 10);
      if (number > WIDEST) {
        throw new UnusableValueException("Too many decimal digits in format string");
      }
    }
    return position == begin ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
