package io.ironicinspector.osloconfig.option;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One section. Immutable, thread-safe.
 *
 * @param name as in {@code inspector.conf}
 * @param help what it is about; if nothing in it is read, why
 * @param options in the order of the sample file; empty if nothing in the section is read
 */
public record OptionGroup(String name, String help, List<Option> options) {
  public OptionGroup {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(help, "help");
    options = List.copyOf(options);
  }

  static OptionGroup of(String name, String help, Option... options) {
    return new OptionGroup(
        name, help, Arrays.stream(options).map(option -> option.in(name)).toList());
  }

  /** A section of other programs' or of features that do not exist here. */
  static OptionGroup ignored(String name, String reason) {
    return of(name, reason);
  }

  OptionGroup and(Stream<Option> more) {
    return new OptionGroup(
        name, help, Stream.concat(options.stream(), more.map(option -> option.in(name))).toList());
  }

  /** The same, with nothing in it built. */
  OptionGroup notYet() {
    return new OptionGroup(name, help, options.stream().map(Option::notYet).toList());
  }

  /** The option of that name. */
  public Optional<Option> find(String option) {
    return options.stream().filter(each -> each.name().equals(option)).findFirst();
  }

  /** Whether no option of the section is known, and none has an effect. */
  public boolean isIgnored() {
    return options.isEmpty();
  }

  Map<String, Option> byKey() {
    Map<String, Option> all = new LinkedHashMap<>();
    for (Option option : options) {
      if (all.put(option.key(), option) != null) {
        throw new IllegalStateException(option.title() + " is declared twice");
      }
    }
    return all;
  }
}
