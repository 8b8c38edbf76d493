package io.ironicinspector.rules.format;

import io.ironicinspector.rules.python.UnusableValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Formats texts, and the texts inside of lists and objects. Thread-safe. */
public final class PythonFormat {
  private PythonFormat() {}

  /**
   * {@code value} with each text in it formatted, keys of objects included; other scalars stay as
   * they are. {@code value} itself is not changed.
   *
   * @throws FormatException if a text cannot be formatted with {@code data}
   */
  public static Object formatted(Object value, Object data) {
    if (value instanceof String text) {
      return format(text, data);
    }
    if (value instanceof List<?> list) {
      List<Object> formatted = new ArrayList<>(list.size());
      list.forEach(element -> formatted.add(formatted(element, data)));
      return formatted;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> formatted = new LinkedHashMap<>();
      map.forEach((key, member) -> formatted.put(formatted(key, data), formatted(member, data)));
      return formatted;
    }
    return value;
  }

  /**
   * {@code text.format(data=data)}.
   *
   * @throws FormatException if that is not possible
   */
  public static String format(String text, Object data) {
    if (text.indexOf('{') < 0 && text.indexOf('}') < 0) {
      return text;
    }
    try {
      return Template.format(text, data);
    } catch (UnknownKeyException unknown) {
      throw FormatException.unknownKey(text, unknown.key());
    } catch (UnusableValueException unusable) {
      throw FormatException.invalid(text, unusable.getMessage());
    }
  }
}
