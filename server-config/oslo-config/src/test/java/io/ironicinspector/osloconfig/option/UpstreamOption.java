package io.ironicinspector.osloconfig.option;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line of {@code upstream-options.csv}: an option of the Python service's.
 *
 * @param sections that have it
 * @param type the label of {@link OptionType} without the word "value", "repeated" before it
 * @param defaultValue empty: none
 * @param limits {@code least..most}, one of which may be missing, or values with semicolons
 * @param formerly names in the same section, or with their own
 */
record UpstreamOption(
    List<String> sections,
    String name,
    String type,
    String defaultValue,
    String limits,
    List<String> formerly) {
  private static final String TEXT = "some text";
  private static final Map<String, List<String>> ACCEPTED =
      Map.of(
          "integer", List.of("-1", "2147483647"),
          "port", List.of("1", "65535"),
          "boolean", List.of("true", "False"),
          "octal integer", List.of("660"),
          "floating point", List.of("0.5"),
          "dict", List.of("one:two,three:four"),
          "list", List.of("one,two"));
  private static final Map<String, List<String>> REFUSED =
      Map.of(
          "integer", List.of(TEXT),
          "port", List.of("65536", TEXT),
          "boolean", List.of(TEXT),
          "octal integer", List.of("9"),
          "floating point", List.of(TEXT),
          "dict", List.of(TEXT));

  static UpstreamOption parse(String line) {
    List<String> columns = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
    return new UpstreamOption(
        List.of(columns.get(0).split(",")),
        columns.get(1),
        columns.get(2),
        columns.get(3),
        columns.get(4),
        Stream.of(columns.get(5).split(";")).filter(key -> !key.isEmpty()).toList());
  }

  /** What the registry says otherwise, each with the option's key. */
  Stream<String> differences(OptionRegistry registry) {
    return sections.stream()
        .flatMap(
            section ->
                differences(section, registry)
                    .map(what -> "%s.%s: %s".formatted(section, name, what)));
  }

  private Stream<String> differences(String section, OptionRegistry registry) {
    Optional<Option> found = registry.find(section + "." + name);
    if (found.isEmpty()) {
      return Stream.of("missing");
    }
    Option ours = found.get();
    String label =
        (ours.traits().repeated() ? "repeated " : "") + ours.type().label().replace(" value", "");
    String value = ours.defaultValue().orElse("");
    return Stream.of(
            label.equals(type) ? values(ours.type()) : Stream.of("type " + label),
            value.equals(defaultValue) ? Stream.<String>empty() : Stream.of("default " + value),
            formerly.stream()
                .map(key -> key.contains(".") ? key : section + "." + key)
                .filter(key -> !registry.canonical(key).equals(ours.key()))
                .map(key -> "not known as " + key))
        .flatMap(each -> each);
  }

  private Stream<String> values(OptionType ours) {
    return Stream.concat(
        accepted().filter(value -> !ours.accepts().test(value)).map(value -> "refuses " + value),
        refused().filter(ours.accepts()).map(value -> "takes " + value));
  }

  private Stream<String> accepted() {
    if (limits.isEmpty()) {
      return ACCEPTED.getOrDefault(type, List.of(TEXT)).stream();
    }
    return isRange()
        ? Stream.of(bound(0).orElse(-1L), bound(1).orElse((long) Integer.MAX_VALUE))
            .map(String::valueOf)
        : Stream.of(limits.split(";"));
  }

  private Stream<String> refused() {
    if (limits.isEmpty()) {
      return REFUSED.getOrDefault(type, List.of()).stream();
    }
    return isRange()
        ? Stream.of(bound(0).map(least -> least - 1), bound(1).map(most -> most + 1))
            .flatMap(Optional::stream)
            .map(String::valueOf)
        : Stream.of(TEXT);
  }

  private boolean isRange() {
    return limits.contains("..");
  }

  private Optional<Long> bound(int index) {
    return Optional.of(limits.split("\\.\\.", -1)[index])
        .filter(text -> !text.isEmpty())
        .map(Long::valueOf);
  }
}
