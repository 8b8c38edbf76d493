package io.ironicinspector.osloconfig.option;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What values an option may have. Immutable, thread-safe. Made by {@link OptionTypes}.
 *
 * @param label the type's name in a sample file
 * @param allowed for messages: what comes after "allowed is"
 * @param limits lines for a sample file, without the hash
 * @param accepts whether a value that is not empty is one
 */
public record OptionType(
    String label, String allowed, List<String> limits, Predicate<String> accepts) {
  public OptionType {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(allowed, "allowed");
    Objects.requireNonNull(accepts, "accepts");
    limits = List.copyOf(limits);
  }
}
