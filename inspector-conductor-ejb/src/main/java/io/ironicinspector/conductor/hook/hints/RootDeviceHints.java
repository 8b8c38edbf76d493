package io.ironicinspector.conductor.hook.hints;

import io.ironicinspector.conductor.configuration.OptionText;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.json.PythonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An operator's description of a disk, as Ironic understands it: all hints must hold. Immutable,
 * thread-safe.
 */
public final class RootDeviceHints {
  private static final Logger LOG = Logger.getLogger(RootDeviceHints.class.getName());
  private static final double GIB = 1L << 30;

  private final List<Hint> hints;
  private final Optional<Boolean> rotational;

  private RootDeviceHints(List<Hint> hints, Optional<Boolean> rotational) {
    this.hints = List.copyOf(hints);
    this.rotational = rotational;
  }

  /**
   * Reads hints as they stand in a node's properties.
   *
   * @throws InvalidHintException if one is unknown, or its value makes no sense
   */
  public static RootDeviceHints parse(JsonObject hints) {
    List<String> unknown =
        hints.keySet().stream().filter(name -> HintKey.of(name).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      throw new InvalidHintException(
          "The hints \"%s\" are invalid. Valid hints are: \"%s\""
              .formatted(String.join(", ", unknown), HintKey.all()));
    }
    List<Hint> parsed = new ArrayList<>();
    Optional<Boolean> rotational = Optional.empty();
    for (Map.Entry<String, JsonValue> hint : hints.entrySet()) {
      HintKey key = HintKey.of(hint.getKey()).orElseThrow();
      switch (key.type()) {
        case GIBIBYTES -> parsed.add(Hint.parse(key, PythonText.str(hint.getValue())));
        case TEXT -> parsed.add(Hint.parse(key, text(key, hint.getValue())));
        case BOOLEAN -> rotational = Optional.of(bool(key, hint.getValue()));
      }
    }
    return new RootDeviceHints(parsed, rotational);
  }

  /** Whether no hint was given: every disk fits then. */
  public boolean isEmpty() {
    return hints.isEmpty() && rotational.isEmpty();
  }

  /**
   * The disks that fit, in their order.
   *
   * @throws InvalidHintException if a disk has no name, or a hint cannot be compared with it
   * @throws io.ironicinspector.conductor.json.MalformedFieldException if a disk is none
   */
  public List<JsonField> matching(List<JsonField> disks) {
    return disks.stream().filter(this::matches).toList();
  }

  /**
   * The first disk that fits; those after it are not looked at, so what is wrong with them does not
   * matter.
   *
   * @throws InvalidHintException as {@link #matching}
   */
  public Optional<JsonField> firstMatching(List<JsonField> disks) {
    return disks.stream().filter(this::matches).findFirst();
  }

  /** By their names, in the form in which they are compared. */
  Map<HintKey, String> normalised() {
    Map<HintKey, String> normalised = new EnumMap<>(HintKey.class);
    hints.forEach(hint -> normalised.put(hint.key(), hint.toString()));
    rotational.ifPresent(is -> normalised.put(HintKey.ROTATIONAL, is.toString()));
    return normalised;
  }

  private boolean matches(JsonField disk) {
    if (disk.get("name").isFalsy()) {
      throw new InvalidHintException(disk.path() + ".name is missing or null");
    }
    return hints.stream().allMatch(hint -> matches(disk, hint)) && matchesRotational(disk);
  }

  private static boolean matches(JsonField disk, Hint hint) {
    JsonField field = disk.get(hint.key().field());
    if (hint.key().type() == HintType.GIBIBYTES) {
      // Fractions count, as in Ironic: == 447 does not match a disk of 447.1 GiB.
      return hint.holdsForNumber(field.integer() / GIB);
    }
    String actual = HintText.folded(PythonText.str(field.value())); // null is the text none
    if (actual.isEmpty()) {
      LOG.log(Level.WARNING, "{0} is empty, the disk is left out", field.path());
      return false;
    }
    return hint.holdsForText(HintText.encoded(actual));
  }

  private boolean matchesRotational(JsonField disk) {
    if (rotational.isEmpty()) {
      return true;
    }
    JsonField field = disk.get("rotational");
    Optional<Boolean> actual = OptionText.word(PythonText.str(field.value()));
    if (actual.isEmpty()) {
      LOG.log(Level.WARNING, "{0} is neither true nor false, the disk is left out", field.path());
    }
    return actual.equals(rotational);
  }

  private static String text(HintKey key, JsonValue value) {
    if (value instanceof JsonString string) {
      return string.getString();
    }
    throw Hint.invalid(key, "is not a string value. Hint expression: " + PythonText.str(value));
  }

  private static boolean bool(HintKey key, JsonValue value) {
    String text = PythonText.str(value);
    return OptionText.word(text)
        .orElseThrow(() -> Hint.invalid(key, "is not a Boolean value. Current value: " + text));
  }
}
