package io.ironicinspector.conductor.hook.hints;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a hint can be about: a field of a disk in the inventory, of the same name. */
enum HintKey {
  // In the order in which messages list them.
  SIZE(HintType.GIBIBYTES),
  MODEL(HintType.TEXT),
  WWN(HintType.TEXT),
  SERIAL(HintType.TEXT),
  VENDOR(HintType.TEXT),
  WWN_WITH_EXTENSION(HintType.TEXT),
  WWN_VENDOR_EXTENSION(HintType.TEXT),
  NAME(HintType.TEXT),
  ROTATIONAL(HintType.BOOLEAN),
  HCTL(HintType.TEXT),
  BY_PATH(HintType.TEXT);

  private final HintType type;

  HintKey(HintType type) {
    this.type = type;
  }

  /** Case matters. */
  static Optional<HintKey> of(String field) {
    return Arrays.stream(values()).filter(key -> key.field().equals(field)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(HintKey::field).collect(Collectors.joining(", "));
  }

  HintType type() {
    return type;
  }

  String field() {
    return name().toLowerCase(Locale.ROOT);
  }
}
