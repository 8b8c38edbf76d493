package io.ironicinspector.osloconfig.check;

import io.ironicinspector.osloconfig.OsloEnvironment;
import io.ironicinspector.osloconfig.OsloOption;
import io.ironicinspector.osloconfig.option.Option;
import io.ironicinspector.osloconfig.option.OptionGroup;
import io.ironicinspector.osloconfig.option.OptionRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names that mean nothing, with the ones that may have been meant. */
final class Unknown {
  private final Configured configured;
  private final OptionRegistry registry;

  private Unknown(Configured configured) {
    this.configured = configured;
    this.registry = configured.registry();
  }

  static Stream<Finding> in(Configured configured) {
    Unknown unknown = new Unknown(configured);
    return Stream.of(unknown.options(), unknown.sections(), unknown.variables())
        .flatMap(found -> found);
  }

  private Stream<OsloOption> written() {
    return configured.files().values().keySet().stream()
        .filter(key -> registry.find(key).isEmpty())
        .flatMap(key -> configured.files().assignments(key).stream());
  }

  private Stream<Finding> options() {
    return written()
        .filter(
            option ->
                registry.group(option.section()).filter(group -> !group.isIgnored()).isPresent())
        .map(
            option ->
                Finding.warning(
                    "[%s] %s is no option of this service%s"
                        .formatted(
                            option.section(),
                            option.name(),
                            suggestion(option.section(), option.name())),
                    Configured.origin(option)));
  }

  private String suggestion(String section, String name) {
    return registry
        .group(section)
        .flatMap(group -> NearestName.of(name, group.options().stream().map(Option::name)))
        .or(() -> elsewhere(name))
        .map(meant -> "; did you mean " + meant + "?")
        .orElse("");
  }

  private Optional<String> elsewhere(String name) {
    return registry.options().stream()
        .filter(option -> option.name().equals(name))
        .map(Option::title)
        .findFirst();
  }

  // Once for each of them, at its first option.
  private Stream<Finding> sections() {
    Set<String> logins = loginSections();
    Map<String, OsloOption> first = new LinkedHashMap<>();
    written()
        .filter(option -> registry.group(option.section()).map(OptionGroup::isIgnored).orElse(true))
        .filter(option -> !logins.contains(option.section()))
        .forEach(option -> first.putIfAbsent(option.section(), option));
    return first.values().stream()
        .flatMap(
            option ->
                section(option.section())
                    .map(message -> Finding.warning(message, Configured.origin(option)))
                    .stream());
  }

  // A section that is nothing like one of ours may be a hook's of the site's own.
  private Optional<String> section(String name) {
    return registry
        .group(name)
        .map(group -> "[" + name + "] has no effect: " + group.help())
        .or(
            () ->
                NearestName.of(name, registry.groups().stream().map(OptionGroup::name))
                    .map(
                        meant ->
                            "[%s] is no section of this service; did you mean [%s]?"
                                .formatted(name, meant)));
  }

  private Set<String> loginSections() {
    return registry.options().stream()
        .filter(option -> option.name().equals("auth_section"))
        .map(option -> configured.find(option.key()))
        .flatMap(Optional::stream)
        .map(Setting::value)
        .collect(Collectors.toSet());
  }

  private Stream<Finding> variables() {
    return configured.surroundings().environmentKeys().stream()
        .filter(key -> registry.find(key).isEmpty())
        .filter(
            key ->
                registry
                    .group(key.substring(0, key.indexOf('.')))
                    .filter(group -> !group.isIgnored())
                    .isPresent())
        .map(this::variable);
  }

  private Finding variable(String key) {
    int dot = key.indexOf('.');
    String section = key.substring(0, dot);
    String name = key.substring(dot + 1);
    return Finding.warning(
        "environment variable %s: [%s] %s is no option of this service%s"
            .formatted(OsloEnvironment.name(key), section, name, suggestion(section, name)));
  }
}
