package io.ironicinspector.osloconfig.option;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One option. Immutable, thread-safe.
 *
 * @param section where it stands
 * @param name in {@code inspector.conf}
 * @param type what values are allowed
 * @param defaultValue as it would be written; absent where there is none
 * @param help for the operator; for an option without effect the reason
 * @param traits what else is to be said of it
 */
public record Option(
    String section,
    String name,
    OptionType type,
    Optional<String> defaultValue,
    String help,
    Traits traits) {
  /**
   * The rest.
   *
   * @param secret whether its value is never shown
   * @param repeated whether each assignment adds a value
   * @param formerly keys that mean the same in old files
   * @param support what becomes of it when it is set
   */
  public record Traits(boolean secret, boolean repeated, List<String> formerly, Support support) {
    static final Traits PLAIN = new Traits(false, false, List.of(), Support.BUILT);

    public Traits {
      formerly = List.copyOf(formerly);
      Objects.requireNonNull(support, "support");
    }
  }

  public Option {
    Objects.requireNonNull(section, "section");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(defaultValue, "defaultValue");
    Objects.requireNonNull(help, "help");
    Objects.requireNonNull(traits, "traits");
  }

  static Option option(String name, OptionType type, String help) {
    return new Option("", name, type, Optional.empty(), help, Traits.PLAIN);
  }

  /** One that other programs' files have. */
  static Option ignored(String name, OptionType type, String defaultValue, String reason) {
    return option(name, type, reason).or(defaultValue).being(Support.IGNORED);
  }

  Option in(String newSection) {
    return new Option(newSection, name, type, defaultValue, help, traits);
  }

  /**
   * @param value empty for none
   */
  Option or(String value) {
    return new Option(
        section, name, type, Optional.of(value).filter(text -> !text.isEmpty()), help, traits);
  }

  Option secretly() {
    return with(new Traits(true, traits.repeated, traits.formerly, traits.support));
  }

  Option repeatedly() {
    return with(new Traits(traits.secret, true, traits.formerly, traits.support));
  }

  /**
   * @param keys with their section, or names in the same section
   */
  Option formerly(String... keys) {
    return with(new Traits(traits.secret, traits.repeated, List.of(keys), traits.support));
  }

  /** Unless it has no effect anyway. */
  Option notYet() {
    return traits.support == Support.BUILT ? being(Support.NOT_YET) : this;
  }

  private Option being(Support support) {
    return with(new Traits(traits.secret, traits.repeated, traits.formerly, support));
  }

  private Option with(Traits newTraits) {
    return new Option(section, name, type, defaultValue, help, newTraits);
  }

  /** The configuration key: {@code section.name}. */
  public String key() {
    return section + "." + name;
  }

  /** Keys that mean the same in old files, with their section. */
  public List<String> formerKeys() {
    return traits.formerly.stream()
        .map(key -> key.contains(".") ? key : section + "." + key)
        .toList();
  }

  /** As messages name it. */
  public String title() {
    return "[" + section + "] " + name;
  }
}
