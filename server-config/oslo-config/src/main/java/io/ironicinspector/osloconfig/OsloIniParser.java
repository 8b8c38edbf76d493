package io.ironicinspector.osloconfig;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Reads one file of oslo.config's INI dialect, which is not that of any Java library: a value goes
 * on in indented lines, an option may be repeated, and {@code :} separates as well as {@code =}.
 */
final class OsloIniParser {
  private final Path file;
  private final List<OsloOption> options = new ArrayList<>();
  private String section;
  private String name;
  private StringJoiner value;
  private int firstLine;

  private OsloIniParser(Path file) {
    this.file = file;
  }

  /**
   * @throws OsloConfigException at the first line that is none of the dialect's
   */
  static List<OsloOption> parse(Path file, List<String> lines) {
    OsloIniParser parser = new OsloIniParser(file);
    for (int i = 0; i < lines.size(); i++) {
      parser.line(lines.get(i).stripTrailing(), i + 1);
    }
    parser.endOfValue();
    return List.copyOf(parser.options);
  }

  private void line(String text, int number) {
    if (text.startsWith(" ") || text.startsWith("\t")) {
      continuation(text.strip(), number);
      return;
    }
    // Anything else ends a value, a comment or an empty line too.
    endOfValue();
    if (text.startsWith("[")) {
      section(text, number);
    } else if (!text.isEmpty() && !text.startsWith("#") && !text.startsWith(";")) {
      assignment(text, number);
    }
  }

  private void continuation(String text, int number) {
    if (name == null) {
      throw new OsloConfigException(
          file, number, "an indented line continues a value, but no value comes before it");
    }
    value.add(text);
  }

  private void section(String text, int number) {
    if (!text.endsWith("]")) {
      throw new OsloConfigException(file, number, "a section must end with ]");
    }
    if (text.length() == 2) {
      throw new OsloConfigException(file, number, "the section has no name");
    }
    section = normalized(text.substring(1, text.length() - 1));
  }

  private static String normalized(String section) {
    return section.equals("DEFAULT") ? section : section.toLowerCase(Locale.ROOT);
  }

  private void assignment(String text, int number) {
    int separator = separatorAt(text);
    if (separator < 0) {
      throw new OsloConfigException(file, number, "an option needs = or : after its name");
    }
    if (separator == 0) {
      throw new OsloConfigException(file, number, "the option has no name");
    }
    if (section == null) {
      throw new OsloConfigException(
          file, number, "an option must stand in a section, begin with [DEFAULT]");
    }
    name = text.substring(0, separator).strip();
    value = new StringJoiner("\n").add(unquoted(text.substring(separator + 1).strip()));
    firstLine = number;
  }

  private static int separatorAt(String text) {
    int equals = text.indexOf('=');
    int colon = text.indexOf(':');
    return equals < 0 || (colon >= 0 && colon < equals) ? colon : equals;
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && (text.startsWith("\"") || text.startsWith("'"))
            && text.charAt(0) == text.charAt(text.length() - 1);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private void endOfValue() {
    if (name != null) {
      options.add(new OsloOption(section, name, value.toString(), file, firstLine));
      name = null;
    }
  }
}
