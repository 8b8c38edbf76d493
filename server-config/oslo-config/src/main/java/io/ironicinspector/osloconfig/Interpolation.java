package io.ironicinspector.osloconfig;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code $option}, {@code ${option}} and {@code $group.option} by the values they name; a
 * name without group is looked for in its own section, then in {@code DEFAULT}. {@code $$} and
 * {@code \$} are a dollar sign. A reference to nothing stays as it is written.
 */
final class Interpolation {
  private static final String NAME = "([_a-zA-Z][._a-zA-Z0-9]*)";
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\$|\\\\\\$|\\$" + NAME + "|\\$\\{" + NAME + "\\}");

  private final Function<String, Optional<OsloOption>> options;
  private final Function<String, Optional<String>> overrides;
  private final Function<String, Optional<String>> defaults;

  /**
   * @param options by key
   * @param overrides finished values by key that count more than the files
   * @param defaults finished values by key for what the files do not say
   */
  Interpolation(
      Function<String, Optional<OsloOption>> options,
      Function<String, Optional<String>> overrides,
      Function<String, Optional<String>> defaults) {
    this.options = options;
    this.overrides = overrides;
    this.defaults = defaults;
  }

  /**
   * @throws OsloConfigException if the option refers to itself, directly or not
   */
  String valueOf(OsloOption option) {
    return resolve(option, new LinkedHashSet<>());
  }

  private String resolve(OsloOption option, Set<String> open) {
    if (!open.add(option.key())) {
      throw new OsloConfigException(
          option.file(), option.line(), option.key() + " refers to itself: " + open);
    }
    String value =
        REFERENCE
            .matcher(option.value())
            .replaceAll(
                match -> Matcher.quoteReplacement(replacement(match, option.section(), open)));
    open.remove(option.key());
    return value;
  }

  private String replacement(MatchResult match, String section, Set<String> open) {
    String name = match.group(1) == null ? match.group(2) : match.group(1);
    if (name == null) {
      return "$";
    }
    return lookUp(name.contains(".") ? name : section + "." + name, open)
        .or(() -> lookUp("DEFAULT." + name, open))
        .orElse(match.group());
  }

  private Optional<String> lookUp(String key, Set<String> open) {
    return overrides
        .apply(key)
        .or(() -> options.apply(key).map(option -> resolve(option, open)))
        .or(() -> defaults.apply(key));
  }
}
