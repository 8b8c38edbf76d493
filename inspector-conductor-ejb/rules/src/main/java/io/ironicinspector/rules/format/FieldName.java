package io.ironicinspector.rules.format;

import io.ironicinspector.rules.python.PythonTypes;
import io.ironicinspector.rules.python.UnusableValueException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Finds the value for {@code data[a][0]}. */
final class FieldName {
  private final String name;
  private int position;

  private FieldName(String name) {
    this.name = name;
  }

  static Object resolve(String name, Object data) {
    return new FieldName(name).run(data);
  }

  private Object run(Object data) {
    Object value = first(data);
    while (position < name.length()) {
      char c = name.charAt(position++);
      if (c == '.') {
        throw noAttribute(value);
      }
      if (c != '[') {
        throw new UnusableValueException(
            "Only '.' or '[' may follow ']' in format field specifier");
      }
      value = element(value, key());
    }
    return value;
  }

  private Object first(Object data) {
    while (position < name.length() && ".[".indexOf(name.charAt(position)) < 0) {
      position++;
    }
    String argument = name.substring(0, position);
    OptionalInt index = index(argument);
    if (argument.isEmpty() || index.isPresent()) {
      throw new UnusableValueException(
          "Replacement index %d out of range for positional args tuple".formatted(index.orElse(0)));
    }
    if (!argument.equals("data")) {
      throw new UnknownKeyException(argument);
    }
    return data;
  }

  private UnusableValueException noAttribute(Object value) {
    int begin = position;
    while (position < name.length() && ".[".indexOf(name.charAt(position)) < 0) {
      position++;
    }
    if (begin == position) {
      return new UnusableValueException("Empty attribute in format string");
    }
    return new UnusableValueException(
        "'%s' object has no attribute '%s'"
            .formatted(PythonTypes.name(value), name.substring(begin, position)));
  }

  private String key() {
    int end = name.indexOf(']', position);
    if (end < 0) {
      throw new UnusableValueException("Missing ']' in format string");
    }
    String key = name.substring(position, end);
    if (key.isEmpty()) {
      throw new UnusableValueException("Empty attribute in format string");
    }
    position = end + 1;
    return key;
  }

  private static Object element(Object value, String key) {
    OptionalInt index = index(key);
    if (value instanceof Map<?, ?> map) {
      // A key of digits is a number, which no key of a JSON object is.
      if (index.isPresent() || !map.containsKey(key)) {
        throw new UnknownKeyException(index.isPresent() ? (Object) index.getAsInt() : key);
      }
      return map.get(key);
    }
    if (value instanceof List<?> list) {
      int i =
          index.orElseThrow(
              () -> new UnusableValueException("list indices must be integers or slices, not str"));
      if (i >= list.size()) {
        throw new UnusableValueException("list index out of range");
      }
      return list.get(i);
    }
    if (value instanceof String text) {
      return character(text, index);
    }
    throw new UnusableValueException(
        "'%s' object is not subscriptable".formatted(PythonTypes.name(value)));
  }

  private static String character(String text, OptionalInt index) {
    int i =
        index.orElseThrow(
            () -> new UnusableValueException("string indices must be integers, not 'str'"));
    if (i >= text.codePointCount(0, text.length())) {
      throw new UnusableValueException("string index out of range");
    }
    return Character.toString(text.codePointAt(text.offsetByCodePoints(0, i)));
  }

  /** Empty if {@code text} is not made of digits alone. */
  static OptionalInt index(String text) {
    if (text.isEmpty() || text.chars().anyMatch(c -> !Character.isDigit(c))) {
      return OptionalInt.empty();
    }
    long index = 0;
    for (int i = 0; i < text.length(); i++) {
      index = index * 10 + Character.digit(text.charAt(i), 10);
      if (index > Integer.MAX_VALUE) {
        throw new UnusableValueException("Too many decimal digits in format string");
      }
    }
    return OptionalInt.of((int) index);
  }
}
